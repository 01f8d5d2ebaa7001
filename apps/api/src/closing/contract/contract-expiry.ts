import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ListingState, addDays, contractLifecycle, shanghaiDate, shanghaiInstant } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, lockLot } from '../../listing/listing/index.js';
import { ContractEntity } from './contract.entity.js';

type Expired = (tx: EntityManager, lot: LotEntity, contract: ContractEntity) => Promise<void>;

/** Whose deal is done; before that its price is still to be settled, or its breach to be declared. */
const DONE: readonly ListingState[] = ['CERTIFIED', 'CLOSED', 'ARCHIVED'];
const MIDNIGHT = '00:00';

/**
 * A contract's time is over: the right is its owner's again by the day alone, claims of payments stay what they are, and
 * either side may make a new contract. Source: rules §6.10; 民法典 第五百五十七条.
 */
@Injectable()
export class ContractExpiry implements OnModuleInit {
  private readonly hooks: Expired[] = [];

  constructor(
    private readonly runner: DueRunner,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'contract',
      key: 'id',
      name: '合同期限届满',
      of: 'lot_id',
      apply: (tx, id) => this.apply(tx, id),
    });
  }

  /** What else ends with a contract's time, in the same transaction. */
  whenExpired(work: Expired): void {
    this.hooks.push(work);
  }

  private async apply(tx: EntityManager, id: string): Promise<void> {
    const { lotId } = await tx.findOneByOrFail(ContractEntity, { id });
    const lot = lotId === null ? null : await lockLot(tx, lotId);
    const contract = await lockRow(tx, ContractEntity, { id });
    contract.nextDueAt = null;
    const isOver = lot !== null && contract.state === 'SIGNED_ALL';
    const isDone = lot !== null && DONE.includes(lot.state);
    if (isOver && !isDone) contract.nextDueAt = await this.tomorrow(tx);
    if (isOver && isDone) contract.state = unwrap(contractLifecycle.next(contract.state, 'expire'));
    await tx.save(ContractEntity, contract);
    if (!isOver || !isDone) return;
    await tell(tx, 'contract.moved', lot.id, { contractId: id, to: contract.state });
    for (const work of this.hooks) await work(tx, lot, contract);
  }

  private async tomorrow(tx: EntityManager): Promise<Date> {
    const today = shanghaiDate((await this.clock.now(tx)).getTime());
    return new Date(shanghaiInstant(addDays(today, 1), MIDNIGHT));
  }
}

/** When a contract that has been signed is over: as its last day ends; never where the right passes for good. */
export function expiryOf(termTo: string | null): Date | null {
  return termTo === null ? null : new Date(shanghaiInstant(addDays(termTo, 1), MIDNIGHT));
}
