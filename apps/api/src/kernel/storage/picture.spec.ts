import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { caseFile } from '../../testing/cases.js';
import type { RefusedError } from '../http/index.js';
import { redraw } from './picture.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-pictures-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const target = path.join(folder, 'drawn');

/** The picture as it is kept, or the code that it is refused with. */
async function drawn(content: Buffer): Promise<Buffer | string> {
  const file = path.join(folder, 'picture');
  fs.writeFileSync(file, content);
  fs.rmSync(target, { force: true });
  return redraw(file, target).then(
    () => fs.readFileSync(target),
    (error: unknown) => (error as RefusedError).message,
  );
}

/** Forty by twenty: the left half red, the right half blue. */
function field(): Sharp {
  const raw = Buffer.alloc(40 * 20 * 3);
  for (let at = 0; at < 40 * 20; at += 1) raw[at * 3 + (at % 40 < 20 ? 0 : 2)] = 255;
  return sharp(raw, { raw: { width: 40, height: 20, channels: 3 } });
}

const TAKEN = {
  IFD0: { Make: 'Tel-E-Phone', ImageDescription: 'at home' },
  IFD2: { DateTimeOriginal: '2026:11:02 09:00:00' },
  IFD3: {
    GPSLatitude: '38/1 38/1 0/1',
    GPSLatitudeRef: 'N',
    GPSLongitude: '106/1 24/1 0/1',
    GPSLongitudeRef: 'E',
  },
};

/** A PNG that says it is so large, with next to nothing in it. */
function bombOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(zlib.crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = zlib.deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('a picture is drawn anew', () => {
  test('without where, when and by what it was taken', async () => {
    const taken = await field().withExif(TAKEN).jpeg().toBuffer();
    const before = await sharp(taken).metadata();
    expect([before.exif?.includes('Tel-E-Phone'), before.exif?.includes('at home')]).toEqual([true, true]);
    const kept = (await drawn(taken)) as Buffer;
    const { exif, xmp, iptc, icc, width, height } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc, icc, width, height }).toEqual({ width: 40, height: 20 });
    for (const trace of ['Exif', 'GPS', 'Tel-E-Phone', 'at home', '2026:11:02'])
      expect(kept.includes(trace)).toBe(false);
  });

  test('without what was hung on behind it, or stands in it as words', async () => {
    const png = await field().png().toBuffer();
    const kept = (await drawn(Buffer.concat([png, Buffer.from('PK<script>alert(1)</script>')]))) as Buffer;
    expect(kept.includes('script')).toBe(false);
    expect(await sharp(kept).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
  });

  test('upright', async () => {
    const lying = await field().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { data, info } = await sharp((await drawn(lying)) as Buffer)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([20, 40]);
    const [red, , blue] = data;
    expect(red! > 200 && blue! < 50).toBe(true);
  });

  test('and of the same pixels to the same bytes, whatever else the files carried', async () => {
    const plain = (await drawn(await field().jpeg().toBuffer())) as Buffer;
    const taken = (await drawn(await field().withExif(TAKEN).jpeg().toBuffer())) as Buffer;
    expect(taken.equals(plain)).toBe(true);
  });
});

describe('what is no picture, or too much of one, is refused', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['twenty bytes of a head', () => caseFile('41-truncated.jpg'), 'file.picture-broken'],
    ['half a photo', async () => half(await noise().jpeg().toBuffer()), 'file.picture-broken'],
    ['half a PNG', async () => half(await noise().png().toBuffer()), 'file.picture-broken'],
    [
      'a head with words behind it',
      () => Buffer.from('\xff\xd8\xff\xe0 nothing but words', 'latin1'),
      'file.picture-broken',
    ],
    ['a hundred million pixels in fifteen kilobytes', () => bombOf(10_000, 10_000), 'file.too-many-pixels'],
    ['sixty-four thousand pixels to each side', () => bombOf(64_000, 64_000), 'file.too-many-pixels'],
  ])('%s', async (_, make, code) => expect(await drawn(await make())).toBe(code));

  test('the largest that is taken is taken', async () => {
    const kept = (await drawn(bombOf(8000, 8000))) as Buffer;
    expect(await sharp(kept, { limitInputPixels: false }).metadata()).toMatchObject({
      width: 8000,
      height: 8000,
    });
  });
});

const half = (content: Buffer) => content.subarray(0, content.length / 2);

function noise(): Sharp {
  const raw = Buffer.from(
    Array.from({ length: 300 * 300 * 3 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 24),
  );
  return sharp(raw, { raw: { width: 300, height: 300, channels: 3 } });
}
