import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from 'express';

const NAME = 'helan.device';
const KEPT_MS = 730 * 86_400_000;

/** A random mark that stays with a browser, so that two accounts on one device can be seen to be. */
export function deviceOf({ cookie = '' }: IncomingHttpHeaders): string | undefined {
  return /(?:^|;\s*)helan\.device=([\w-]{22})(?:;|$)/.exec(cookie)?.[1];
}

/** Marks a browser that has no mark yet; returns the mark that it has then. */
export function markDevice({ headers, res }: Request, isSecure: boolean): string {
  const own = deviceOf(headers);
  if (own) return own;
  const mark = randomBytes(16).toString('base64url');
  res?.cookie(NAME, mark, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: KEPT_MS,
    path: '/api',
  });
  return mark;
}
