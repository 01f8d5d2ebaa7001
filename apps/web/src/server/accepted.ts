import type { IncomingMessage } from 'node:http';

export type Coding = 'br' | 'gzip';

/** Whether a client has said that it reads an answer that is packed so. */
export function accepts({ headers }: IncomingMessage, coding: Coding): boolean {
  return String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/),
    )
    .some(([name, weight]) => name === coding && (weight === undefined || Number(weight) > 0));
}

/** Whether what a client has kept is what he would be sent: marks are compared as weak ones. */
export function hasKept({ headers }: IncomingMessage, etag: string): boolean {
  const plain = (mark: string) => mark.trim().replace(/^W\//, '');
  return (headers['if-none-match'] ?? '').split(',').some((mark) => plain(mark) === plain(etag));
}
