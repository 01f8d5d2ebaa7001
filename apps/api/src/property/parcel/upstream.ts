import { Injectable } from '@nestjs/common';
import type { UpstreamRight } from '@helan/domain';
import type { EntityManager } from 'typeorm';

export interface UpstreamTransfer extends UpstreamRight {
  readonly projectId: string;
}

type Find = (
  tx: EntityManager,
  contractNo: string,
  listerId: string,
) => Promise<UpstreamTransfer | undefined>;

/** Asks the contracts made on this platform from which transfer a lister has the right that he passes on. */
@Injectable()
export class UpstreamTransfers {
  private ask: Find = () => Promise.resolve(undefined);

  findWith(ask: Find): void {
    this.ask = ask;
  }

  find(...question: Parameters<Find>): Promise<UpstreamTransfer | undefined> {
    return this.ask(...question);
  }
}
