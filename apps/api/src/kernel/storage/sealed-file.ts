import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** How a sealed file begins; what begins otherwise was kept before files were sealed. */
const MARK = Buffer.from('HLSEAL1\n', 'latin1');
const PART_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_PART = PART_BYTES + TAG_BYTES;

/** Bytes of a content key. */
export const FILE_KEY_BYTES = 32;

/** Whether a file begins as a sealed one does. */
export async function isSealed(file: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(MARK.length);
  await file.read(head, 0, head.length, 0);
  return head.equals(MARK);
}

/**
 * The sealed form of a content, piece by piece: AES-256-GCM, a tag for each 64 KiB. The nonce counts the pieces and
 * says which is the last, so that none can be moved, left out or cut off. A key seals one content only.
 */
export async function* sealed(content: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  yield MARK;
  for await (const { part, number, isLast } of partsOf(content, PART_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]);
  }
}

/** The content of a sealed file, piece by piece; throws at the first piece that is not what was sealed. */
export async function* unsealed(file: FileHandle, key: Buffer): AsyncGenerator<Buffer> {
  for await (const { part, number, isLast } of partsOf(bytesOf(file, MARK.length), SEALED_PART)) {
    const body = part.subarray(0, -TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast));
    decipher.setAuthTag(part.subarray(-TAG_BYTES));
    yield Buffer.concat([decipher.update(body), decipher.final()]);
  }
}

/** What lies in a file, from a byte on, piece by piece; whatever takes its name meanwhile, it is this file that is read. */
export async function* bytesOf(file: FileHandle, from = 0): AsyncGenerator<Buffer> {
  for (let at = from; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(PART_BYTES), 0, PART_BYTES, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

interface Part {
  readonly part: Buffer;
  readonly number: number;
  readonly isLast: boolean;
}

/** Pieces of one size; the last one is shorter or, of an empty content, has nothing in it. */
async function* partsOf(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Part> {
  let held: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  for await (const chunk of content) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes <= size) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    // One piece stays behind: only when no more comes is it known to be the last.
    for (; whole.length - at > size; at += size)
      yield { part: whole.subarray(at, at + size), number: number++, isLast: false };
    held = [whole.subarray(at)];
    bytes = whole.length - at;
  }
  yield { part: Buffer.concat(held), number, isLast: true };
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
