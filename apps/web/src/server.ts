import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { AngularNodeAppEngine, createNodeRequestHandler, isMainModule } from '@angular/ssr/node';
import type { PageParts } from './app/data/page-parts';
import { accepts, hasKept } from './server/accepted';
import { apiHost, isStill } from './server/api-host';
import { emptyPage, sendBuiltFile } from './server/built-files';
import { findCenter } from './server/center';
import { Drawings, TooManyDrawings } from './server/drawings';
import { type DrawnPage, KeptPages, type Part, type ReadyPage } from './server/kept-pages';
import { PackedPage } from './server/packed-page';
import { logFault } from './server/page-faults';
import { PLACE_OF_NONCE, setPageHeaders, withMode } from './server/page-headers';
import { sendPlainPage } from './server/plain-page';

const engine = new AngularNodeAppEngine();

const ROOM = /^\/rooms\/[0-9a-f-]{36}$/;
const MOST_ROOMS = 10_000;
const HTML = ['Content-Type', 'text/html; charset=utf-8'] as const;
/** What most people ask for may be so much behind; so may a page that says the day, for which no two answers are the same. */
const RESTS_MS = 3_000;
const RESTING = ['/', '/calendar'];
/** Rooms that have been drawn once: they are there for ever, and what is in them is the browser's business. */
const knownRooms = new Set<string>();

const drawings = new Drawings();
const pages = new KeptPages({
  draw: (url) => drawings.draw(() => draw(url)),
  isStill,
  restMs: (url) => (RESTING.includes(url) ? RESTS_MS : 0),
  placeOfNonce: PLACE_OF_NONCE,
});

/** Built files by their hashed names; every other address is a page. */
export const reqHandler = createNodeRequestHandler(async (request, response) => {
  const nonce = setPageHeaders(request, response);
  const pathname = wholePath(request);
  if (pathname === undefined) return sendPlainPage(response, 'incomplete', await findCenter());
  if (sendBuiltFile(pathname, request, response)) return;
  try {
    // Known before it is needed: when nothing answers any more it is too late to ask.
    void findCenter();
    const ready = await pageOf(request, pathname);
    if (ready) sendPage(ready, nonce, request, response);
    else sendPlainPage(response, 'unknown', await findCenter());
  } catch (error) {
    const isCrowded = error instanceof TooManyDrawings;
    if (!isCrowded) logFault(error);
    sendPlainPage(response, isCrowded ? 'crowded' : 'failed', await findCenter());
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

let emptyRoom: Promise<ReadyPage> | undefined;

async function pageOf({ url = '/' }: IncomingMessage, pathname: string): Promise<ReadyPage | undefined> {
  if (knownRooms.has(pathname))
    return (emptyRoom ??= PackedPage.of(withMode(emptyPage()), PLACE_OF_NONCE).then((page) => ({
      status: 200,
      headers: [HTML],
      page,
    })));
  const ready = await pages.get(url);
  if (ready?.status === 200 && ROOM.test(pathname)) remember(pathname);
  return ready;
}

/**
 * Nobody but the browser keeps an answer, since it bears a nonce of its own; the browser asks each time, and where it
 * has the same page already, keeps it with the nonce and the policy that came with it.
 */
function sendPage(
  { status, headers, page }: ReadyPage,
  nonce: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200) response.setHeader('ETag', page.etag);
  if (status === 200 && hasKept(request, page.etag)) {
    response.removeHeader('Content-Security-Policy');
    response.removeHeader('Content-Type');
    return void response.writeHead(304).end();
  }
  const isPacked = accepts(request, 'gzip');
  const content = isPacked ? page.gzip(nonce) : page.plain(nonce);
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', content.length);
  response.end(content);
}

/** For somebody of whom nothing is known: not a header of whoever asks goes along. */
async function draw(url: string): Promise<DrawnPage | undefined> {
  const parts: Part[] = [];
  const context: PageParts = { note: (address, etag) => void parts.push({ address, etag }) };
  const page = await engine.handle(new Request(`http://${apiHost}${url}`), context);
  if (!page) return undefined;
  return { status: page.status, headers: [...page.headers], html: withMode(await page.text()), parts };
}

function remember(pathname: string): void {
  if (knownRooms.size >= MOST_ROOMS) knownRooms.clear();
  knownRooms.add(pathname);
}

if (isMainModule(import.meta.url)) {
  const port = Number(process.env['PORT'] ?? 4000);
  createServer((request, response) => void reqHandler(request, response)).listen(port);
}
