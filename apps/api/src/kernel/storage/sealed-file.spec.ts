import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isSealed, sealed, unsealed } from './sealed-file.js';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sealed-file-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const KEY = randomBytes(32);
const PART = 64 * 1024;
/** The mark at its beginning, then pieces with a tag of 16 bytes. */
const MARK = 8;

async function all(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const part of parts) found.push(part);
  return Buffer.concat(found);
}

async function seal(content: Buffer): Promise<string> {
  const file = path.join(folder, randomBytes(8).toString('hex'));
  const inPieces = Readable.from(content.length === 0 ? [] : [content.subarray(0, 10), content.subarray(10)]);
  fs.writeFileSync(file, await all(sealed(inPieces, KEY)));
  return file;
}

async function unseal(name: string, key = KEY): Promise<Buffer> {
  const file = await open(name, 'r');
  try {
    expect(await isSealed(file)).toBe(true);
    return await all(unsealed(file, key));
  } finally {
    await file.close();
  }
}

describe('a sealed file', () => {
  test.each([0, 1, 9, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 17])(
    'of %i bytes opens whole',
    async (bytes) => {
      const content = randomBytes(bytes);
      const file = await seal(content);
      expect((await unseal(file)).equals(content)).toBe(true);
      const pieces = Math.max(1, Math.ceil(bytes / PART));
      expect(fs.statSync(file).size).toBe(MARK + bytes + 16 * pieces);
    },
  );

  test.each([
    ['a byte is changed', (bytes: Buffer) => bytes.fill(bytes[100]! ^ 1, 100, 101)],
    ['a byte is added', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from([0])])],
    ['its last piece is cut off', (bytes: Buffer) => bytes.subarray(0, MARK + 2 * (PART + 16))],
    [
      'two pieces change places',
      (bytes: Buffer) => {
        const piece = (number: number) =>
          bytes.subarray(MARK + number * (PART + 16), MARK + (number + 1) * (PART + 16));
        return Buffer.concat([
          bytes.subarray(0, MARK),
          piece(1),
          piece(0),
          bytes.subarray(MARK + 2 * (PART + 16)),
        ]);
      },
    ],
    ['everything behind the mark is gone', (bytes: Buffer) => bytes.subarray(0, MARK)],
  ])('does not open where %s', async (_, change) => {
    const file = await seal(randomBytes(2 * PART + 1000));
    fs.writeFileSync(file, change(fs.readFileSync(file)));
    await expect(unseal(file)).rejects.toThrow();
  });

  test('does not open with another key, and shows nothing of what is in it', async () => {
    const file = await seal(Buffer.from('证件号码 640122198506110047'));
    await expect(unseal(file, randomBytes(32))).rejects.toThrow();
    expect(fs.readFileSync(file).includes('640122198506110047')).toBe(false);
  });
});
