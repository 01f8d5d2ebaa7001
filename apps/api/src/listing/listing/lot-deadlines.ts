import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ListingState } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { lockLot, stopDue } from './lot-rows.js';
import type { LotEntity } from './lot.entity.js';

type Deadline = (tx: EntityManager, lot: LotEntity) => Promise<void>;

/** What time brings to a lot, by state; the domain that owns the state says what. */
@Injectable()
export class LotDeadlines implements OnModuleInit {
  private readonly byState = new Map<ListingState, Deadline>();

  constructor(private readonly runner: DueRunner) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'lot',
      key: 'id',
      name: '标的的期限',
      together: "state = 'LISTED'",
      apply: (tx, id) => this.apply(tx, id),
    });
  }

  when(state: ListingState, deadline: Deadline): void {
    this.byState.set(state, deadline);
  }

  private async apply(tx: EntityManager, id: string): Promise<void> {
    const lot = await lockLot(tx, id);
    const deadline = this.byState.get(lot.state);
    // A step writes what is due next.
    if (lot.state === 'LISTED') lot.nextDueAt = null;
    else await stopDue(tx, lot);
    await deadline?.(tx, lot);
  }
}
