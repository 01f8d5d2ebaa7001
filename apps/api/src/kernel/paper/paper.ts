import path from 'node:path';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';

export interface PaperOptions {
  readonly title: string;
  readonly no: string;
  readonly fontsDir: string;
  /** Address behind the QR code; no code without it. */
  readonly checkUrl?: string;
  readonly madeAt: Date;
  /** A4 unless it says otherwise; what is drawn for A4 fills A3 as well. */
  readonly size?: 'A4' | 'A3';
}

export const INK = '#1c1c1c';
const GREY = '#555555';
const RULE = '#b9c4bb';
export const SEAL_RED = '#c8102e';
const MARGIN = 56;

/** A printed paper of the center: A4, embedded fonts, numbered pages. Sizes are points. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  private readonly finished: Promise<Buffer>;

  constructor(private readonly options: PaperOptions) {
    this.doc = new PDFDocument({
      size: options.size ?? 'A4',
      margin: MARGIN,
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: `${options.title} ${options.no}`,
        Author: '贺兰县农村产权流转服务中心',
        CreationDate: options.madeAt,
        ModDate: options.madeAt,
      },
    });
    this.doc.registerFont('body', path.join(options.fontsDir, 'NotoSansSC-Regular.ttf'));
    this.doc.registerFont('strong', path.join(options.fontsDir, 'NotoSansSC-Bold.ttf'));
    this.doc.registerFont('title', path.join(options.fontsDir, 'NotoSerifSC-Bold.ttf'));
    this.finished = collect(this.doc);
    if (options.size === 'A3') this.doc.scale(Math.SQRT2);
  }

  get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  heading(): this {
    const { doc, options } = this;
    doc.font('title').fontSize(22).fillColor(INK).text(options.title, { align: 'center' });
    doc.moveDown(0.3).font('body').fontSize(10).fillColor(GREY).text(options.no, { align: 'center' });
    doc.moveDown(1).fillColor(INK);
    return this;
  }

  section(title: string): this {
    this.keepTogether(60);
    this.doc.moveDown(0.6).font('strong').fontSize(12).fillColor(INK).text(title, MARGIN).moveDown(0.3);
    return this;
  }

  paragraph(text: string): this {
    this.doc
      .font('body')
      .fontSize(10.5)
      .fillColor(INK)
      .text(text, MARGIN, undefined, { width: this.width, lineGap: 4, align: 'left' })
      .moveDown(0.4);
    return this;
  }

  /** Rows of label and value, ruled; a long value wraps. */
  facts(rows: readonly (readonly [string, string])[], labelWidth = 110): this {
    for (const [label, value] of rows)
      this.row([label, value], [labelWidth, this.width - labelWidth], [GREY, INK]);
    return this;
  }

  table(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): this {
    const scale = this.width / widths.reduce((a, b) => a + b, 0);
    const columns = widths.map((width) => width * scale);
    this.row(
      head,
      columns,
      head.map(() => GREY),
    );
    for (const row of rows)
      this.row(
        row,
        columns,
        row.map(() => INK),
      );
    return this;
  }

  signatures(names: readonly string[]): this {
    this.keepTogether(90);
    this.doc.moveDown(1.5);
    const top = this.doc.y;
    const width = this.width / names.length;
    names.forEach((name, index) =>
      this.doc
        .font('body')
        .fontSize(10.5)
        .fillColor(INK)
        .text(name, MARGIN + index * width, top, { width: width - 12 }),
    );
    this.doc.y = Math.max(this.doc.y, top + 60);
    return this;
  }

  /** QR code as vectors, quiet zone included. */
  qrCode(x: number, y: number, size: number): this {
    if (!this.options.checkUrl) return this;
    const { modules } = QRCode.create(this.options.checkUrl, { errorCorrectionLevel: 'M' });
    const cell = size / (modules.size + 8);
    this.doc.rect(x, y, size, size).fill('#ffffff').fillColor('#000000');
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column))
          this.doc.rect(x + (column + 4) * cell, y + (row + 4) * cell, cell + 0.05, cell + 0.05);
      }
    }
    this.doc.fill();
    return this;
  }

  /** `placeholder` may add what a signer needs before the file is closed. */
  async finish(placeholder?: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> {
    this.numberPages();
    placeholder?.(this.doc);
    this.doc.end();
    return this.finished;
  }

  private row(cells: readonly string[], widths: readonly number[], colours: readonly string[]): void {
    const { doc } = this;
    doc.font('body').fontSize(10);
    const heights = cells.map((cell, index) =>
      doc.heightOfString(cell, { width: widths[index]! - 12, lineGap: 2 }),
    );
    const height = Math.max(...heights) + 10;
    this.keepTogether(height);
    const top = doc.y;
    let left = MARGIN;
    cells.forEach((cell, index) => {
      doc
        .fillColor(colours[index]!)
        .text(cell, left + 6, top + 5, { width: widths[index]! - 12, lineGap: 2 });
      left += widths[index]!;
    });
    doc
      .moveTo(MARGIN, top + height)
      .lineTo(MARGIN + this.width, top + height)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke();
    doc.x = MARGIN;
    doc.y = top + height;
  }

  private keepTogether(height: number): void {
    if (this.doc.y + height > this.doc.page.height - MARGIN - 20) this.doc.addPage();
  }

  private numberPages(): void {
    const { doc } = this;
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      doc.switchToPage(page);
      doc.page.margins.bottom = 0;
      const line = `${this.options.no}　第 ${page + 1} 页，共 ${count} 页`;
      doc
        .font('body')
        .fontSize(8)
        .fillColor(GREY)
        .text(line, MARGIN, doc.page.height - 36, { width: this.width, align: 'center', lineBreak: false });
    }
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
