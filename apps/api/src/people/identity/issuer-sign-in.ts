import { Injectable } from '@nestjs/common';
import type { IssuerArrivalView, IssuerPlaceView, SignInWaysView } from '@helan/contracts';
import type { Request } from 'express';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused } from '../../kernel/http/index.js';
import { Limits, networkOf } from '../../kernel/limits/index.js';
import { logger } from '../../kernel/logger.js';
import { SmsPort } from '../../kernel/sms/index.js';
import { AccountSessions, Entrance } from '../account/index.js';
import { IssuerArrivals } from './issuer-arrivals.js';
import { type IssuerAttempt, IssuerClient } from './issuer-client.js';
import { type ArrivedAs, IssuerRequestQueries } from './issuer-requests.queries.js';

declare module 'express-session' {
  interface SessionData {
    /** At the issuer, or back from it. */
    issuerAttempt: IssuerAttempt & {
      readonly begunAt: number;
      readonly disowns: boolean;
      readonly isUsed?: boolean;
    };
    cameByIssuer: boolean;
  }
}

/** How long somebody may be at the issuer. */
const AWAY_MS = 10 * 60_000;
const NOTHING_TOLD: ArrivedAs = { name: null, idNumberMasked: null, differs: null, formerName: null };

/** From the button on the sign-in page to the session, or to one plain sentence. */
@Injectable()
export class IssuerSignIn {
  constructor(
    private readonly client: IssuerClient,
    private readonly arrivals: IssuerArrivals,
    private readonly entrance: Entrance,
    private readonly limits: Limits,
    private readonly sessions: AccountSessions,
    private readonly clock: PlatformClock,
    private readonly requests: IssuerRequestQueries,
    private readonly sms: SmsPort,
  ) {}

  ways({ session }: Request): SignInWaysView {
    const { name } = this.client;
    return {
      issuer: name ? { name } : null,
      cameByIssuer: session.cameByIssuer ?? false,
      hasCodes: this.sms.isConfigured,
    };
  }

  /** `disowns` says that what another account has declared under his number is not his. */
  async begin(request: Request, disowns: boolean): Promise<IssuerPlaceView> {
    if (!this.client.name) throw refused('issuer.absent');
    await this.limits.take([{ limit: 'issuer.address', of: networkOf(request.ip) }]);
    const { attempt, url } = await this.client.begin();
    request.session.issuerAttempt = { ...attempt, begunAt: this.clock.stamp(), disowns };
    return { url: url.href };
  }

  async finish(request: Request, search: string, actor?: Actor): Promise<IssuerArrivalView> {
    const attempt = await this.takeAttempt(request, search);
    const answer = await this.client.finish(search, attempt);
    const { accountId, isNew, isLinked } = await this.arrivals.receive(answer, {
      askingAccountId: actor?.accountId ?? null,
      disowns: attempt.disowns,
    });
    // Whoever asked to be linked is in already.
    const isIn = actor ? 'MAY' : await this.entrance.enter(request, accountId, 'ISSUER');
    request.session.issuerAttempt = { ...attempt, isUsed: true };
    request.session.cameByIssuer = true;
    // Of whoever still owes his second factor nothing is told.
    const known = isIn === 'HALF' ? NOTHING_TOLD : await this.requests.arrived(accountId, actor?.name);
    return { isNew, isLinked, isHalfIn: isIn === 'HALF', ...known };
  }

  /** The session is over whatever the issuer says. */
  async end(request: Request): Promise<IssuerPlaceView> {
    const url = this.client.name ? await this.client.endingUrl().catch(() => undefined) : undefined;
    await this.sessions.leave(request);
    return { url: url ?? '/login' };
  }

  /** What comes back belongs to this browser, is not too old, and counts once. */
  private async takeAttempt({ session }: Request, search: string) {
    const { issuerAttempt: attempt } = session;
    const state = new URLSearchParams(search).get('state');
    if (!attempt || attempt.state !== state) throw this.refuse('issuer.not-begun');
    if (attempt.isUsed) throw this.refuse('issuer.replayed');
    if (this.clock.stamp() - attempt.begunAt > AWAY_MS) throw this.refuse('issuer.expired');
    await this.limits.take([{ limit: 'issuer.once', of: state }]);
    session.issuerAttempt = { ...attempt, isUsed: true };
    return attempt;
  }

  private refuse(code: 'issuer.not-begun' | 'issuer.replayed' | 'issuer.expired') {
    logger.warn({ event: 'issuer refused', code });
    return refused(code);
  }
}
