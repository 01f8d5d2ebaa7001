import jsQR from 'jsqr';
import * as mupdf from 'mupdf';

/** A line of a page, where it stands, in points from the upper left corner. */
interface Line {
  readonly text: string;
  readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

const PAGE_NUMBER = /第 ?\d+ ?页，共 ?\d+ ?页/;
/** How the center is reached, below the number of each page. */
const CONTACT = /^贺兰县农村产权流转服务中心\s电话/;
/** The center's seal is stamped over its name, as seals are; its characters follow an arc, each a line of its own. */
const SEAL = '鉴证专用章';

/** What stands on the pages of a PDF, and where, read by another program than the one that drew it. */
export function pagesOf(pdf: Buffer): PrintedPage[] {
  const document = mupdf.Document.openDocument(pdf, 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, index) => {
    const page = document.loadPage(index);
    const [left, top, right, bottom] = page.getBounds();
    const { blocks } = JSON.parse(page.toStructuredText('').asJSON()) as {
      blocks: { lines?: { text: string; bbox: Line['box'] }[] }[];
    };
    const lines = blocks
      .flatMap(({ lines: inBlock }) => inBlock ?? [])
      .map(({ text, bbox }) => ({ text, box: bbox }))
      .filter(({ text }) => text.trim() !== '');
    return { width: right - left, height: bottom - top, lines };
  });
}

/** All that is said, without spaces and what stands below each page: a text that goes on over pages is one text. */
export function saidIn(pdf: Buffer): string {
  return pagesOf(pdf)
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .filter((text) => !PAGE_NUMBER.test(text) && !CONTACT.test(text))
    .join('')
    .replace(/\s+/g, '');
}

/** What is wrong with how a PDF is laid out: something beyond the page, on top of something else, or a page without number. */
export function faultsOf(pdf: Buffer): string[] {
  const pages = pagesOf(pdf);
  return pages.flatMap(({ width, height, lines }, index) => {
    const solid = lines.filter(({ text }) => [...text.trim()].length > 1 && text.trim() !== SEAL);
    const number = `第 ${index + 1} 页，共 ${pages.length} 页`;
    // Looked for only where a page says that there is one: looking takes seconds.
    const code = lines.some(({ text }) => text.includes('扫码')) ? readCode(pdf, index)?.box : undefined;
    return [
      ...(lines.some(({ text }) => text.includes(number)) ? [] : [`page ${index + 1} without ${number}`]),
      ...lines
        .filter(({ box: { x, y, w, h } }) => x < 20 || y < 10 || x + w > width - 20 || y + h > height - 10)
        .map(({ text }) => `beyond page ${index + 1}: ${text}`),
      ...solid.flatMap((line, at) =>
        solid
          .slice(at + 1)
          .filter((other) => isOver(line.box, other.box))
          .map((other) => `page ${index + 1}: ${line.text} / ${other.text}`),
      ),
      ...(code
        ? solid.filter(({ box }) => isOver(box, code)).map(({ text }) => `under the code: ${text}`)
        : []),
    ];
  });
}

/** The address in the QR code of the last page. */
export function codeIn(pdf: Buffer): string | undefined {
  return readCode(pdf, mupdf.Document.openDocument(pdf, 'application/pdf').countPages() - 1)?.address;
}

/** Read as a telephone reads it, nearer or farther away. */
function readCode(pdf: Buffer, index: number): { address: string; box: Line['box'] } | undefined {
  const page = mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(index);
  for (const scale of [3, 2, 4]) {
    const picture = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, true);
    const found = jsQR(new Uint8ClampedArray(picture.getPixels()), picture.getWidth(), picture.getHeight());
    if (!found) continue;
    const { topLeftCorner: one, bottomRightCorner: other } = found.location;
    const box = {
      x: one.x / scale,
      y: one.y / scale,
      w: (other.x - one.x) / scale,
      h: (other.y - one.y) / scale,
    };
    return { address: found.data, box };
  }
  return undefined;
}

/** More than what the heights of two lines of one text share. */
function isOver(one: Line['box'], other: Line['box']): boolean {
  const across = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
  return across > 2 && down > Math.min(one.h, other.h) * 0.3;
}
