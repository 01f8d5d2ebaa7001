import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config.js';
import { keyedHash } from '../secrets/keyed-hash.js';

const COOKIE = 'helan.form';

/**
 * The token that every change carries, so that no other site can make it in somebody's name: his session's own, and
 * for whoever is not signed in one that belongs to a cookie of his browser. That one stands in no table: a visitor
 * who only looks round costs no row.
 */
@Injectable()
export class CsrfTokens {
  private readonly tokenOf: (mark: string) => string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.tokenOf = keyedHash(config, 'csrf-token');
  }

  /** The token that the browser is to send from now on; gives it the cookie where it has none. */
  give(request: Request): string {
    return this.find(request) ?? this.tokenOf(this.setCookie(request));
  }

  isCarriedBy(request: Request): boolean {
    const token = this.find(request);
    return token !== undefined && request.get('x-csrf-token') === token;
  }

  private find({ session, headers }: Request): string | undefined {
    if (session.csrfToken) return session.csrfToken;
    const mark = markOf(headers);
    return mark && this.tokenOf(mark);
  }

  private setCookie({ res }: Request): string {
    const mark = randomBytes(16).toString('base64url');
    const secure = this.config.isSecureCookie;
    res?.cookie(COOKIE, mark, { httpOnly: true, sameSite: 'lax', secure, path: '/api' });
    return mark;
  }
}

function markOf({ cookie = '' }: IncomingHttpHeaders): string | undefined {
  return /(?:^|;\s*)helan\.form=([\w-]{22})(?:;|$)/.exec(cookie)?.[1];
}
