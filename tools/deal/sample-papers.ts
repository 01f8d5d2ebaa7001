import { SAMPLE_PDF_TEXT, SAMPLE_PHOTOS_BASE64, SAMPLE_PICTURES_BASE64 } from '@helan/domain/samples';

/** Real pictures, no two alike, and a real PDF, for uploads whose content does not matter. */
export const SAMPLE_PHOTOS = SAMPLE_PHOTOS_BASE64.map((text) => Buffer.from(text, 'base64'));
/** One more, for papers of which there are four. */
export const SAMPLE_PICTURES = SAMPLE_PICTURES_BASE64.map((text) => Buffer.from(text, 'base64'));
export const SAMPLE_PDF = Buffer.from(SAMPLE_PDF_TEXT);
