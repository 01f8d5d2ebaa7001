import path from 'node:path';
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

const browserFolder = path.join(import.meta.dirname, '../browser');
/** Where pages rendered here find the api: this process itself unless it is told otherwise. */
const apiHost = process.env['API_HOST'] ?? `127.0.0.1:${process.env['PORT'] ?? 3000}`;
const engine = new AngularNodeAppEngine();

/** Built files by their hashed names; every other address is a page. */
export const reqHandler = createNodeRequestHandler(async (request, response, next) => {
  if (sendBuiltFile(request, response)) return;
  request.headers.host = apiHost;
  delete request.headers['x-forwarded-host'];
  delete request.headers['x-forwarded-proto'];
  const page = await engine.handle(request);
  if (page) await writeResponseToNodeResponse(page, response);
  else next();
});

function sendBuiltFile(request: IncomingMessage, response: ServerResponse): boolean {
  const name = decodeURIComponent((request.url ?? '/').split('?')[0]!);
  const file = path.join(browserFolder, name);
  const type = TYPES[path.extname(name)];
  if (!type || !file.startsWith(browserFolder) || !statSync(file, { throwIfNoEntry: false })?.isFile())
    return false;
  const isHashed = /-[A-Z0-9]{8}\.(js|css)$/.test(name);
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  createReadStream(file).pipe(response);
  return true;
}

if (isMainModule(import.meta.url)) {
  const port = Number(process.env['PORT'] ?? 4000);
  createServer((request, response) => {
    void reqHandler(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  }).listen(port);
}
