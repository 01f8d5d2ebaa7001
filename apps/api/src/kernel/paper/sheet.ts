import fs from 'node:fs';
import path from 'node:path';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Mark } from './block.js';
import { drawMarks } from './flow.js';
import { CENTER_NAME } from '../center.js';
import { FONTS } from './glyphs.js';
import { A4, HEIGHT, MARGIN, WIDTH } from './page.js';

export interface SheetOptions {
  readonly title: string;
  readonly no: string;
  readonly fontsDir: string;
  readonly madeAt: Date;
  readonly size?: 'A4' | 'A3';
  /** Drawn on each page before anything else. */
  readonly frame?: readonly Mark[];
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
    // The library's own, which it would read anew for each paper.
    font: null as never,
    info: {
      Title: `${title} ${no}`,
      Author: CENTER_NAME,
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  for (const [name, file] of Object.entries(FONTS))
    doc.registerFont(name, fontAt(path.join(fontsDir, file)) as never);
  doc.on('pageAdded', () => {
    if (size === 'A3') {
      doc.scale(Math.SQRT2);
      // The page itself is made by now; from here on it says how large it is to whatever is drawn.
      Object.assign(doc.page, A4);
    }
    if (frame) drawMarks(doc, 0, frame, undefined);
  });
  return doc.addPage();
}

type PrintedFont = ReturnType<typeof create>;
const fonts = new Map<string, PrintedFont>();

/** Opened once: they are large, and what was looked up in one for a paper need not be looked up for the next. */
function fontAt(file: string): PrintedFont {
  let font = fonts.get(file);
  if (!font) fonts.set(file, (font = create(fs.readFileSync(file))));
  return font;
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
