import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { CONFIG, type Config } from '../../kernel/config.js';
import {
  type ShortWay,
  answerProblem,
  clientAddress,
  ownAddress,
  refusedFor,
  whenAnswered,
  whenGone,
} from '../../kernel/http/index.js';
import { Limits, Line, networkOf } from '../../kernel/limits/index.js';

/** When somebody for whom there was no place may try again. */
const LATER_SECONDS = 30;
/** So many newcomers are read a room for at once; bids go between them. */
const ENTERING_AT_ONCE = 4;
const FEED = /^\/api\/lots\/[^/]+\/feed(\?|$)/;

/**
 * How many feeds are open, in all and to each address: an open one costs as long as it lasts, though nobody reads
 * it. Whoever has no place is answered before session, log and framework: thousands who knock at once must not hold
 * up a bid.
 */
@Injectable()
export class FeedPlaces implements ShortWay<Error> {
  readonly route = '/api/lots/:id/feed';
  private readonly byAddress = new Map<string, number>();
  private readonly refusals = new WeakMap<IncomingMessage, Error>();
  private readonly addressOf: (request: IncomingMessage) => string;
  private readonly isOwn: (address: string) => boolean;
  private readonly entrance: Line;
  private taken = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly limits: Limits,
  ) {
    const clientOf = clientAddress(config.trustedProxies);
    this.addressOf = (request) => networkOf(clientOf(request));
    this.isOwn = ownAddress(config.trustedProxies);
    const waiting = config.capacity.feedsInAll;
    this.entrance = new Line({ atOnce: ENTERING_AT_ONCE, waiting, full: () => refusedFor(1, 'feed.full') });
  }

  /** How many are open. */
  get count(): number {
    return this.taken;
  }

  /** Whoever comes as browsers do and has no place is turned away here; whatever else the route takes, at its door. */
  watch(request: IncomingMessage): void {
    if (request.method !== 'GET' || !FEED.test(request.url ?? '')) return;
    const refusal = this.refusal(this.addressOf(request));
    if (refusal) this.refusals.set(request, refusal);
  }

  admit(request: IncomingMessage): Error | undefined {
    return this.refusals.get(request);
  }

  take(refusal: Error, request: IncomingMessage, response: ServerResponse): Promise<void> {
    answerProblem(refusal, request, response);
    return Promise.resolve();
  }

  /** Holds a place for as long as the answer is open; those who have one go in one after the other. */
  readonly enter = (request: Request, response: Response, next: NextFunction): void => {
    const address = this.addressOf(request);
    const refusal = this.refusal(address);
    if (refusal) return next(refusal);
    this.hold(address, request, response);
    const isGone = () => response.destroyed;
    // Counted in the line, too: who knock at once take no more of the database than are let in at once.
    const entering = async () => {
      await this.countOpening(address);
      next();
      await whenAnswered(response);
    };
    this.entrance.run(entering, { isKnown: false, isGone }).catch(next);
  };

  private refusal(address: string): Error | undefined {
    const { feedsInAll, feedsPerAddress } = this.config.capacity;
    if ((this.byAddress.get(address) ?? 0) >= feedsPerAddress)
      return refusedFor(LATER_SECONDS, 'feed.too-many-here', { max: feedsPerAddress });
    return this.taken >= feedsInAll ? refusedFor(LATER_SECONDS, 'feed.full') : undefined;
  }

  /** Opened, not held: who opens and closes them all day is told to wait. */
  private async countOpening(address: string): Promise<void> {
    if (!this.isOwn(address)) await this.limits.take([{ limit: 'feed.address', of: address }]);
  }

  private hold(address: string, request: Request, response: Response): void {
    this.byAddress.set(address, (this.byAddress.get(address) ?? 0) + 1);
    this.taken += 1;
    whenGone(request, response, () => this.leave(address));
  }

  private leave(address: string): void {
    this.taken -= 1;
    const here = this.byAddress.get(address)! - 1;
    if (here > 0) this.byAddress.set(address, here);
    else this.byAddress.delete(address);
  }
}
