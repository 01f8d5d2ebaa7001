import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fs from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { refused } from '../http/refused-error.js';
import type { Pace } from './pace.js';
import { isTooSlow } from './too-slow.js';

/** A form with a file, of which nothing but the head has been read. */
export interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A file that has come in whole, and what the form says beside it. */
export interface Received {
  readonly path: string;
  /** As the sender calls it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly fields: Readonly<Record<string, string>>;
}

const FIELD = 'file';
const MOST_FIELDS = 4;
const LONGEST_FIELD = 1024;
const LONGEST_HEADERS = 4096;
const LOOK_EVERY_MS = 5_000;

/** Bytes that the head announces; nothing where it does not say. */
export function announcedBytes({ request }: Incoming): number | undefined {
  const length = request.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

interface Terms {
  readonly path: string;
  readonly maxBytes: number;
  readonly pace: Pace;
  /** Counts the file as it comes. */
  readonly tally: { bytes: number };
  /** Whether others wait for the place that this one holds. */
  readonly isAwaited: () => boolean;
}

/**
 * Writes the form's file to `path` as it comes, never more than a piece of it in memory, and no faster than `pace`
 * lets all files come. Whatever goes wrong, the sender is answered; the file is the caller's to remove.
 */
export async function receive(
  incoming: Incoming,
  { path, maxBytes, pace, tally, isAwaited }: Terms,
): Promise<Received> {
  const { request, response } = incoming;
  const parser = parserOf(request, maxBytes);
  const handle = await fs.open(path, 'wx');
  const fields: Record<string, string> = {};
  const stop = new AbortController();
  let writing: Promise<Omit<Received, 'fields' | 'path'>> | undefined;
  try {
    if (request.awaitsContinue) response.writeContinue();
    await new Promise<void>((resolve, reject) => {
      endWhen(request, parser, { end: reject, isAwaited });
      parser.on('field', (name, value) => (fields[name] = value));
      parser.on('file', (field, stream, name) => {
        stream.once('limit', () => reject(refused('file.too-large', { max: megabytes(maxBytes) }, FIELD)));
        if (field !== FIELD) reject(refused('request.invalid', undefined, FIELD));
        writing = write(stream, handle, { pace, tally, signal: stop.signal }).then((file) => ({
          ...file,
          name: name ?? '',
        }));
        writing.catch(reject);
      });
      parser.once('finish', resolve);
      request.pipe(parser);
    });
    if (!writing) throw refused('file.empty', undefined, FIELD);
    return { path, fields, ...(await writing) };
  } finally {
    request.unpipe(parser);
    stop.abort();
    await writing?.catch(() => undefined);
    await handle.close().catch(() => undefined);
  }
}

function parserOf(request: IncomingMessage, fileSize: number): BusboyInstance {
  const limits = {
    files: 1,
    fileSize,
    fields: MOST_FIELDS,
    fieldSize: LONGEST_FIELD,
    parts: MOST_FIELDS + 1,
    headerPairs: 10,
    headerSize: LONGEST_HEADERS,
  };
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits });
  } catch {
    // No form of several parts, or one that does not say where they end.
    throw refused('file.empty', undefined, FIELD);
  }
}

/** What ends a form before it is whole. */
function endWhen(
  request: IncomingMessage,
  parser: BusboyInstance,
  { end, isAwaited }: { end: (error: Error) => void; isAwaited: () => boolean },
): void {
  const incomplete = () => end(refused('file.incomplete', undefined, FIELD));
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
    parser.once(limit, () => end(refused('request.invalid', undefined, FIELD)));
  parser.once('error', incomplete);
  if (request.destroyed) return incomplete();
  request.once('close', () => !request.complete && incomplete());
  const began = performance.now();
  let bytes = 0;
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const pace = setInterval(() => {
    if (isTooSlow(performance.now() - began, bytes, isAwaited()))
      end(refused('file.too-slow', undefined, FIELD));
  }, LOOK_EVERY_MS);
  const settle = () => clearInterval(pace);
  request.once('end', settle);
  request.once('close', settle);
}

async function write(
  stream: Readable,
  handle: fs.FileHandle,
  { pace, tally, signal }: { pace: Pace; tally: { bytes: number }; signal: AbortSignal },
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      await pace.take(chunk.length);
      hash.update(chunk);
      bytes += chunk.length;
      tally.bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(stream, counted, handle.createWriteStream({ flush: true }), { signal });
  return { bytes, sha256: hash.digest('hex') };
}

function megabytes(bytes: number): number {
  return bytes / (1024 * 1024);
}
