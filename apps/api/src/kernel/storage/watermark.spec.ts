import { beforeAll, describe, expect, test } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import watermark from './watermark.work.js';

const FONT = 'dist/assets/fonts/NotoSansSC-Regular.ttf';
const TEXT = '何静　2026/11/2 09:30　仅供办理业务';

async function grey(content: Uint8Array): Promise<Buffer> {
  return sharp(content).flatten({ background: '#fff' }).greyscale().raw().toBuffer();
}

/** Share of pixels that are other than before. */
async function changed(before: Uint8Array, after: Uint8Array): Promise<number> {
  const [one, other] = [await grey(before), await grey(after)];
  expect(other).toHaveLength(one.length);
  return one.filter((value, index) => Math.abs(value - other[index]!) > 8).length / one.length;
}

function blank(width: number, height: number, format: 'png' | 'jpeg'): Promise<Buffer> {
  const create = { width, height, channels: 3, background: '#dde6cc' } as const;
  return sharp({ create }).toFormat(format).toBuffer();
}

describe('a picture', () => {
  test.each([
    [1600, 1200, 'jpeg'],
    [1600, 1200, 'png'],
    [300, 200, 'png'],
    [90, 2000, 'jpeg'],
    [1, 1, 'png'],
  ] as const)('of %i × %i keeps its size and kind (%s) and bears the mark', async (width, height, format) => {
    const content = await blank(width, height, format);
    const marked = await watermark({ content, mime: `image/${format}`, text: TEXT, font: FONT });
    expect(await sharp(marked).metadata()).toMatchObject({ width, height, format });
    if (width * height < 10_000) return;
    const share = await changed(content, marked);
    expect(share).toBeGreaterThan(0.005);
    expect(share).toBeLessThan(0.3);
  });

  test('bears another mark for another name', async () => {
    const content = await blank(800, 600, 'png');
    const marks = await Promise.all(
      [TEXT, TEXT.replace('何静', '李正言')].map((text) =>
        watermark({ content, mime: 'image/png', text, font: FONT }),
      ),
    );
    expect(await changed(marks[0]!, marks[1]!)).toBeGreaterThan(0);
  });
});

describe('a paper', () => {
  let content: Uint8Array;
  beforeAll(async () => {
    const paper = await PDFDocument.create();
    paper.addPage([595, 842]);
    paper.addPage([842, 1191]);
    content = await paper.save();
  });

  test('keeps its pages and has the mark on each', async () => {
    const marked = await watermark({ content, mime: 'application/pdf', text: TEXT, font: FONT });
    const [before, after] = await Promise.all([PDFDocument.load(content), PDFDocument.load(marked)]);
    expect(after.getPageCount()).toBe(2);
    for (const [number, page] of after.getPages().entries()) {
      expect(page.getSize()).toEqual(before.getPage(number).getSize());
      expect(page.node.Contents()).toBeDefined();
    }
    expect(marked.length).toBeGreaterThan(content.length + 5_000);
  });

  test('of three hundred pages is marked in time, and grows by little', async () => {
    const paper = await PDFDocument.create();
    for (let number = 0; number < 300; number += 1) paper.addPage([595, 842]);
    const long = await paper.save();
    const marked = await watermark({ content: long, mime: 'application/pdf', text: TEXT, font: FONT });
    expect((await PDFDocument.load(marked)).getPageCount()).toBe(300);
    expect(marked.length - long.length).toBeLessThan(300 * 3_000);
  });

  test('that cannot be opened is not shown without', async () => {
    await expect(
      watermark({ content: Buffer.from('%PDF-1.7 …'), mime: 'application/pdf', text: TEXT, font: FONT }),
    ).rejects.toThrow();
  });
});
