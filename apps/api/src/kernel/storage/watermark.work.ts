import { PDFDocument, type PDFPage, degrees, rgb } from '@cantoo/pdf-lib';
import { openSync } from 'fontkit';
import sharp from 'sharp';

export interface ToMark {
  readonly content: Uint8Array;
  readonly mime: string;
  readonly text: string;
  /** The papers' own font; what it lacks is drawn as its box. */
  readonly font: string;
}

/** Height of a line of the mark, in points of a page. */
const SIZE = 16;
/** From one mark to the next. */
const ACROSS = 260;
const DOWN = 150;
const SLANT = 30;
const OPACITY = 0.22;
/** A mark is a tile of so many pixels, on a small picture one as large as it. */
const TILE = { width: 560, height: 320 } as const;
const JPEG_QUALITY = 88;

/** A picture or a paper with a name and a time all over it; what is handed in stays as it is. */
export default async function watermark({ content, mime, text, font }: ToMark): Promise<Uint8Array> {
  const mark = outlineOf(text, font);
  return mime === 'application/pdf' ? ofPaper(content, mark) : ofPicture(content, mime, mark);
}

/** The text as one outline, so that nothing depends on fonts of the machine. */
interface Outline {
  /** In points, downwards as in a picture. */
  readonly path: string;
  /** In points. */
  readonly width: number;
}

function outlineOf(text: string, file: string): Outline {
  const font = openSync(file);
  if ('fonts' in font) throw new Error(`${file} holds several fonts`);
  const scale = SIZE / font.unitsPerEm;
  let across = 0;
  const parts = font.layout(text).glyphs.map((glyph) => {
    const part = glyph.path.scale(scale, -scale).translate(across, 0).toSVG();
    across += glyph.advanceWidth * scale;
    return part;
  });
  return { path: parts.join(' '), width: across };
}

async function ofPaper(content: Uint8Array, outline: Outline): Promise<Uint8Array> {
  const paper = await PDFDocument.load(content, { password: '', updateMetadata: false });
  const mark = await paper.embedPage(await tileOf(outline));
  for (const page of paper.getPages()) {
    const { x, y, width, height } = page.getMediaBox();
    for (let down = -DOWN / 2; down < height; down += DOWN)
      for (let across = -ACROSS / 2; across < width; across += ACROSS)
        page.drawPage(mark, { x: x + across, y: y + down, opacity: OPACITY });
  }
  return paper.save();
}

/** Drawn once for all pages: an outline has a thousand lines, and a paper may have hundreds of pages. */
async function tileOf({ path, width }: Outline): Promise<PDFPage> {
  const [rise, run] = [Math.sin((SLANT * Math.PI) / 180), Math.cos((SLANT * Math.PI) / 180)];
  const page = (await PDFDocument.create()).addPage([width * run + 2 * SIZE, width * rise + 2 * SIZE]);
  page.drawSvgPath(path, { x: SIZE, y: SIZE / 2, rotate: degrees(SLANT), color: rgb(0.2, 0.2, 0.2) });
  return page;
}

async function ofPicture(content: Uint8Array, mime: string, { path, width }: Outline): Promise<Uint8Array> {
  const picture = sharp(content, { limitInputPixels: false });
  const seen = await picture.metadata();
  const tile = { width: Math.min(TILE.width, seen.width), height: Math.min(TILE.height, seen.height) };
  // The text goes from edge to edge of its tile; dark on light and light on dark, whatever it lies on.
  const box = width * 1.05;
  const high = (box * tile.height) / tile.width;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${tile.width}" height="${tile.height}"
    viewBox="0 0 ${box} ${high}">
    <g transform="rotate(-${SLANT} ${box / 2} ${high / 2}) translate(${(box - width) / 2} ${high / 2})">
      <path d="${path}" fill="#333" stroke="#fff" stroke-width="1.5" paint-order="stroke" opacity=".4"/></g></svg>`;
  const marked = picture.composite([{ input: Buffer.from(svg), tile: true }]);
  const encoded = mime === 'image/png' ? marked.png() : marked.jpeg({ quality: JPEG_QUALITY });
  return encoded.toBuffer();
}
