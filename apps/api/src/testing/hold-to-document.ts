import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { listGuardedRoutes } from '../kernel/auth/index.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { describeApi, readAnswers } from '../kernel/description/index.js';
import { DocumentCheck } from './document-check.js';

let known: DocumentCheck | undefined;

/**
 * Whatever this application is asked and answers from now on is held against its description; closing it fails
 * where something was not as described, and says what.
 */
export function holdToDocument(app: NestExpressApplication): void {
  known ??= new DocumentCheck(documentOf(app));
  const check = known;
  const faults = new Set<string>();
  app.getHttpServer().prependListener('request', (request, response) => {
    const read = record(response);
    response.once('finish', () => {
      for (const fault of check.faultsOf(askedBy(request), {
        status: response.statusCode,
        ...read(),
      }))
        faults.add(fault);
    });
  });
  const close = app.close.bind(app);
  app.close = async () => {
    await close();
    if (faults.size > 0) throw new Error(`not as the api is described:\n${[...faults].join('\n')}`);
  };
}

/** Made once a run, which says where it is kept: it is the same for each platform of one code. */
function documentOf(app: NestExpressApplication): object {
  const place = process.env['DOCUMENT_FILE'];
  if (place && fs.existsSync(place)) return JSON.parse(fs.readFileSync(place, 'utf8')) as object;
  const routes = listGuardedRoutes(app.get(DiscoveryService), app.get(Reflector));
  const document = describeApi(app, routes, readAnswers(app.get<Config>(CONFIG).answersFile));
  if (place) {
    const draft = `${place}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(document));
    fs.renameSync(draft, place);
  }
  return document;
}

/** The body is what the parser has left beside the request; a bid that passes the framework leaves none. */
function askedBy(request: IncomingMessage & { originalUrl?: string; body?: unknown }) {
  const { method = '', headers } = request;
  return { method, url: request.originalUrl ?? request.url ?? '', headers, body: request.body };
}

/** Keeps what is written to a response, and gives its type and text at the end. */
function record(response: ServerResponse): () => { type: string; text: string } {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.write = ((...args: unknown[]) => (keep(args[0]), write(...args))) as typeof response.write;
  response.end = ((...args: unknown[]) => (keep(args[0]), end(...args))) as typeof response.end;
  return () => ({
    type: String(response.getHeader('content-type') ?? ''),
    text: Buffer.concat(chunks).toString('utf8'),
  });
}
