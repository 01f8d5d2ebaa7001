import type { IncomingMessage, ServerResponse } from 'node:http';

/** What somebody signed in is answered is his: no browser and no proxy keeps it. */
export function keepNowhere(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'private, no-store');
}

/**
 * What anybody is answered may be kept by anybody who asks each time whether it is still so (`ETag`); where the request
 * bears a cookie, by his own browser alone, since the answer may set that cookie anew.
 */
export function keepWhileSame({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Cache-Control', `${headers.cookie ? 'private' : 'public'}, no-cache`);
  response.setHeader('Vary', 'Cookie');
}
