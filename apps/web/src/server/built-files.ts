import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { type Coding, accepts, hasKept } from './accepted';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

const folder = path.join(import.meta.dirname, '../browser');

let paths: ReadonlySet<string> | undefined;

/** By their paths as they are asked for: no address that anybody makes up is looked for on the disk. */
function builtPaths(): ReadonlySet<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Set(names.map((name) => `/${name.split(path.sep).join('/')}`));
}

/** A built file, and what has been packed of it: once, when it is first asked for so. */
interface BuiltFile {
  readonly plain: Buffer;
  readonly etag: string;
  readonly packed: Partial<Record<Coding, Promise<Buffer>>>;
}

const files = new Map<string, Promise<BuiltFile>>();

/** Sends a built file by its path; false where there is none of that name. */
export function sendBuiltFile(pathname: string, request: IncomingMessage, response: ServerResponse): boolean {
  const type = TYPES[path.extname(pathname)];
  if (!type || !(paths ??= builtPaths()).has(pathname)) return false;
  const isHashed = /-[A-Z0-9]{8}\.(js|css)$/.test(pathname);
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  void send(pathname, request, response).catch(() => response.destroy());
  return true;
}

async function send(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = await fileAt(pathname);
  response.setHeader('ETag', file.etag);
  if (hasKept(request, file.etag)) return void response.writeHead(304).end();
  const coding = (['br', 'gzip'] as const).find((one) => accepts(request, one));
  const content = coding ? await (file.packed[coding] ??= PACKERS[coding](file.plain)) : file.plain;
  if (coding) response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Length', content.length);
  response.end(content);
}

function fileAt(pathname: string): Promise<BuiltFile> {
  const known = files.get(pathname);
  if (known) return known;
  const read = readFile(path.join(folder, pathname)).then((plain) => ({
    plain,
    // The same words however they are packed.
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    packed: {},
  }));
  files.set(pathname, read);
  read.catch(() => files.delete(pathname));
  return read;
}

const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

/** Whoever asks first waits for it: the last levels of brotli take ten times as long for a twentieth less. */
const PACKERS: Readonly<Record<Coding, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) =>
    brotli(plain, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 9,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  gzip: (plain) => gzip(plain, { level: 9 }),
};

let shell: string | undefined;

/** The page without anything in it, which the browser fills. */
export function emptyPage(): string {
  shell ??= readFileSync(path.join(folder, 'index.csr.html'), 'utf8');
  return shell;
}
