import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { CONFIG, type Config } from '../../kernel/config.js';
import { answerProblem, refusedFor } from '../../kernel/http/index.js';

/** When somebody for whom there was no place may try again. */
const LATER_SECONDS = 30;

/** The door lies before this. */
export const FEED_ROUTE = '/api/lots/:id/feed';

/**
 * How many feeds are open, in all and to each address: an open one costs as long as it lasts, though nobody reads
 * it. It is asked before session, log and framework: thousands who knock at once must not hold up a bid.
 */
@Injectable()
export class FeedPlaces {
  private readonly byAddress = new Map<string, number>();
  private taken = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Lets in where there is a place, and answers everybody else. */
  readonly door = (request: Request, response: Response, next: NextFunction): void => {
    try {
      this.take(request.ip ?? '', response);
    } catch (error) {
      return answerProblem(error, request, response);
    }
    next();
  };

  /** Holds a place for as long as the answer is open; refuses where there is none. */
  private take(address: string, response: Response): void {
    const { feedsInAll, feedsPerAddress } = this.config.capacity;
    const here = this.byAddress.get(address) ?? 0;
    if (here >= feedsPerAddress)
      throw refusedFor(LATER_SECONDS, 'feed.too-many-here', { max: feedsPerAddress });
    if (this.taken >= feedsInAll) throw refusedFor(LATER_SECONDS, 'feed.full');
    this.byAddress.set(address, here + 1);
    this.taken += 1;
    response.once('close', () => this.leave(address));
  }

  private leave(address: string): void {
    this.taken -= 1;
    const here = this.byAddress.get(address)! - 1;
    if (here > 0) this.byAddress.set(address, here);
    else this.byAddress.delete(address);
  }
}
