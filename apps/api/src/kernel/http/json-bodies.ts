import express, { type RequestHandler } from 'express';
import { refuseLateBody } from './body-deadline.js';
import { refused } from './refused-error.js';

/** A form of a person fits into a tenth of it. */
const LARGEST_BYTES = 256 * 1024;
/** An application of many parcels with their boundaries, and what changes in one; below `/api`. */
const ROOMY = /^\/(projects\/[0-9a-f-]{36}\/application|lots\/[0-9a-f-]{36}\/change)$/;
const LARGEST_ROOMY_BYTES = 2 * 1024 * 1024;
/** Parcels with their boundaries are nested eight deep. */
export const MOST_DEEP = 32;
/** The forms that are sent without a script, below `/api`: a login and a password, the second step, and the way out. */
const FORM = /^\/session\/((second-factor|ending)\/)?form$/;
const LARGEST_FORM_BYTES = 4 * 1024;
/** So long a body that is no file may take. */
const LONGEST_MS = 30_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x7b, 0x5b];
const CLOSING = [0x7d, 0x5d];

/** Reads JSON of a bounded size and depth, within a bounded time; nothing else has a body but a form with a file. */
export function jsonBodies(longestMs = LONGEST_MS): RequestHandler {
  const parserOf = (limit: number) => express.json({ limit, inflate: false, verify: requireFlat });
  const usual = parserOf(LARGEST_BYTES);
  const roomy = parserOf(LARGEST_ROOMY_BYTES);
  const form = express.urlencoded({
    limit: LARGEST_FORM_BYTES,
    inflate: false,
    extended: false,
    parameterLimit: 10,
  });
  return (request, response, next) => {
    const isForm = FORM.test(request.path) && request.is('application/x-www-form-urlencoded');
    if (!isForm && !request.is('application/json')) return next();
    const parser = isForm ? form : ROOMY.test(request.path) ? roomy : usual;
    refuseLateBody(request, response, longestMs);
    parser(request, response, (error?: unknown) => {
      // What the parser makes of the refusal bears a status of its own.
      if (!response.headersSent) next(isOfDepth(error) ? refused('request.too-deep') : error);
    });
  };
}

/** Counted before it is parsed, so that nothing that works on it afterwards runs out of room for its own calls. */
function requireFlat(_: unknown, __: unknown, body: Buffer): void {
  if (depthOf(body) > MOST_DEEP) throw refused('request.too-deep');
}

function isOfDepth(error: unknown): boolean {
  return (error as { type?: unknown } | undefined)?.type === 'entity.verify.failed';
}

/** How deep the brackets of a JSON text are nested; those inside of texts are none. */
export function depthOf(json: Buffer): number {
  let deepest = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at]!;
    if (isText && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) isText = !isText;
    else if (!isText && OPENING.includes(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (!isText && CLOSING.includes(byte)) depth -= 1;
  }
  return deepest;
}
