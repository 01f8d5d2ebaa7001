import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { AngularNodeAppEngine, createNodeRequestHandler, isMainModule } from '@angular/ssr/node';
import { emptyPage, sendBuiltFile } from './server/built-files';
import { logFault } from './server/page-faults';
import { setPageHeaders, withNonce } from './server/page-headers';
import { sendPlainPage } from './server/plain-page';

/** Where pages rendered here find the api: this process itself unless it is told otherwise. */
const apiHost = process.env['API_HOST'] ?? `127.0.0.1:${process.env['PORT'] ?? 3000}`;
const engine = new AngularNodeAppEngine();

const ROOM = /^\/rooms\/[0-9a-f-]{36}$/;
const MOST_ROOMS = 10_000;
/** Rooms that have been drawn once: they are there for ever, and what is in them is the browser's business. */
const knownRooms = new Set<string>();

/** Built files by their hashed names; every other address is a page. */
export const reqHandler = createNodeRequestHandler(async (request, response) => {
  const nonce = setPageHeaders(request, response);
  const pathname = wholePath(request);
  if (pathname === undefined) return sendPlainPage(response, 400);
  if (sendBuiltFile(pathname, response)) return;
  try {
    await sendPage(request, response, { nonce, pathname });
  } catch (error) {
    logFault(error);
    sendPlainPage(response, 503);
  }
});

/** The path in plain letters; nothing where the address, with what is asked for, has half an escape in it. */
function wholePath({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url) && decodeURIComponent(url.split('?')[0]!);
  } catch {
    return undefined;
  }
}

async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { nonce, pathname }: { nonce: string; pathname: string },
): Promise<void> {
  const page = knownRooms.has(pathname)
    ? new Response(emptyPage(), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    : await render(request);
  if (!page) return sendPlainPage(response, 404);
  if (page.status === 200 && ROOM.test(pathname)) remember(pathname);
  const html = withNonce(await page.text(), nonce);
  response.statusCode = page.status;
  response.setHeaders(page.headers);
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('Content-Length', Buffer.byteLength(html));
  response.end(html);
}

function render(request: IncomingMessage): Promise<Response | null> {
  request.headers.host = apiHost;
  delete request.headers['x-forwarded-host'];
  delete request.headers['x-forwarded-proto'];
  return engine.handle(request);
}

function remember(pathname: string): void {
  if (knownRooms.size >= MOST_ROOMS) knownRooms.clear();
  knownRooms.add(pathname);
}

if (isMainModule(import.meta.url)) {
  const port = Number(process.env['PORT'] ?? 4000);
  createServer((request, response) => void reqHandler(request, response)).listen(port);
}
