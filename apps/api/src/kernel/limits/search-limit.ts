import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config.js';
import { ownAddress } from '../http/client-address.js';
import { Limits } from './limits.js';
import { networkOf } from './network.js';

/**
 * Searching in a public list, which costs more than reading it: counted by address. What comes from a trusted address
 * itself is the pages' own process, which asks for many.
 */
@Injectable()
export class SearchLimit implements CanActivate {
  private readonly isOwn: (address: string) => boolean;

  constructor(
    private readonly limits: Limits,
    @Inject(CONFIG) { trustedProxies }: Config,
  ) {
    this.isOwn = ownAddress(trustedProxies);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { query, ip = '' } = context.switchToHttp().getRequest<Request>();
    if (query['search'] && !this.isOwn(ip))
      await this.limits.take([{ limit: 'search.address', of: networkOf(ip) }]);
    return true;
  }
}
