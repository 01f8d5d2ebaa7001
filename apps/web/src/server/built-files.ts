import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';

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

/** Sends a built file by its path; false where there is none of that name. */
export function sendBuiltFile(pathname: string, response: ServerResponse): boolean {
  const type = TYPES[path.extname(pathname)];
  if (!type || !(paths ??= builtPaths()).has(pathname)) return false;
  const isHashed = /-[A-Z0-9]{8}\.(js|css)$/.test(pathname);
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  createReadStream(path.join(folder, pathname))
    .on('error', () => response.destroy())
    .pipe(response);
  return true;
}

let shell: string | undefined;

/** The page without anything in it, which the browser fills. */
export function emptyPage(): string {
  shell ??= readFileSync(path.join(folder, 'index.csr.html'), 'utf8');
  return shell;
}
