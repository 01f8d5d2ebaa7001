import path from 'node:path';
import PDFDocument from 'pdfkit';
import { CENTER_NAME } from '../center.js';
import { FONTS } from './glyphs.js';

/** Everything is drawn on A4, in points, and enlarged for A3: both have one shape. */
const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 56;
/** Between the margins. */
export const WIDTH = A4.width - 2 * MARGIN;
/** `limit`: where the text ends; the page's number stands below it. */
export const HEIGHT = { page: A4.height, limit: A4.height - 66 } as const;

export interface SheetOptions {
  readonly title: string;
  readonly no: string;
  readonly fontsDir: string;
  readonly madeAt: Date;
  readonly size?: 'A4' | 'A3';
  /** Drawn on each page before anything else. */
  readonly frame?: (doc: PDFKit.PDFDocument) => void;
}

/** An empty document with its first page: embedded fonts, every page as large as it is asked for. */
export function openSheet({
  title,
  no,
  fontsDir,
  madeAt,
  size = 'A4',
  frame,
}: SheetOptions): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size,
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: A4.height - HEIGHT.limit },
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: `${title} ${no}`,
      Author: CENTER_NAME,
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, path.join(fontsDir, file));
  doc.on('pageAdded', () => {
    if (size === 'A3') {
      doc.scale(Math.SQRT2);
      // The page itself is made by now; from here on it says how large it is to whatever is drawn.
      Object.assign(doc.page, A4);
    }
    frame?.(doc);
  });
  return doc.addPage();
}

/** `编号　第 1 页，共 2 页` below each page, and under it how its maker is reached. */
export function numberPages(doc: PDFKit.PDFDocument, no: string, contact: string): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    doc
      .font('body')
      .fontSize(8)
      .fillColor('#555555')
      .text(`${no}　第 ${page + 1} 页，共 ${count} 页`, MARGIN, HEIGHT.page - 36, {
        width: WIDTH,
        align: 'center',
        lineBreak: false,
      })
      .text(contact, MARGIN, HEIGHT.page - 24, { width: WIDTH, align: 'center', lineBreak: false });
  }
}

export function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
