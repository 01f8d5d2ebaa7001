import fs from 'node:fs';
import { faulty } from './file-fault.js';

/** Banks write UTF-8 or GB18030, of which GBK and GB2312 are parts; a program for tables may write UTF-16. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

const PORTION = 256 * 1024;

/** The first bytes of a file. */
export function firstBytes(file: string, count: number): Buffer {
  const handle = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, fs.readSync(handle, bytes, 0, count, 0));
  } finally {
    fs.closeSync(handle);
  }
}

export function portions(file: string): AsyncIterable<Buffer> {
  return fs.createReadStream(file, { highWaterMark: PORTION });
}

/** In which encoding a whole file can be read: the first that has a character for all of it. */
export async function encodingOf(file: string): Promise<Encoding> {
  const [first, second] = firstBytes(file, 2);
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await fits(file, encoding)) return encoding;
  throw faulty('bank.text-unreadable');
}

/** The file's text piece by piece; its mark of the order of bytes is none of it. */
export async function* textsOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const portion of portions(file)) yield decoder.decode(portion, { stream: true });
  yield decoder.decode();
}

async function fits(file: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const text of textsOf(file, encoding)) if (text.includes('\u0000')) return false;
    return true;
  } catch {
    return false;
  }
}
