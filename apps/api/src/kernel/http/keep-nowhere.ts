import type { ServerResponse } from 'node:http';

/** What somebody signed in is answered is his: no browser and no proxy keeps it. */
export function keepNowhere(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'private, no-store');
}
