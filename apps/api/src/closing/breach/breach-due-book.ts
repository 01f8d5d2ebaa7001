import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BreachDueAction, breachDueLifecycle, clauseIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, ProjectEntity, lockLot } from '../../listing/listing/index.js';
import { SubAccounts } from '../../money/receipt/index.js';
import { BreachDueEntity } from './breach-due.entity.js';

/** Somebody who stood by a transferor, and what the notice gives him in fen. */
export interface Creditor {
  readonly registrationId: string;
  readonly partyId: string;
  readonly owedFen: bigint;
}

/** What transferors owe: written down with their breach, and the only place where it changes its state. */
@Injectable()
export class BreachDueBook {
  constructor(
    private readonly clock: PlatformClock,
    private readonly subAccounts: SubAccounts,
  ) {}

  /**
   * Each of them is owed what the notice says; where it says the loss, two people have to find out first what that is, and
   * where it gives nothing nothing is owed. Once a lot and place.
   */
  async writeDown(
    tx: EntityManager,
    lot: LotEntity,
    ground: BreachDueEntity['ground'],
    creditors: readonly Creditor[],
  ): Promise<void> {
    const { transferorId: debtorId } = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const isLoss = clauseIn(lot.terms).transferorPays === 'LOSS';
    const createdAt = await this.clock.now(tx);
    for (const { registrationId, partyId: creditorId, owedFen } of creditors) {
      if (!isLoss && owedFen === 0n) continue;
      const due = Object.assign(new BreachDueEntity(), {
        ...{ id: randomUUID(), lotId: lot.id, registrationId, creditorId, debtorId, ground, createdAt },
        owedFen: null,
        state: breachDueLifecycle.table.initial,
        letters: 0,
      });
      if (!isLoss) await this.fix(tx, due, owedFen);
      await tx.insert(BreachDueEntity, due);
      await tell(tx, 'breach-due.moved', lot.id, { dueId: due.id, to: due.state });
    }
  }

  /** The amount is known: it can be paid, to an account of its own. Whoever asks saves the row. */
  async fix(tx: EntityManager, due: BreachDueEntity, owedFen: bigint): Promise<void> {
    due.state = unwrap(breachDueLifecycle.next(due.state, 'assess'));
    Object.assign(due, { owedFen, subAccount: await this.subAccounts.open(tx, 'DEPOSIT_BANK') });
  }

  async move(tx: EntityManager, due: BreachDueEntity, action: BreachDueAction): Promise<void> {
    due.state = unwrap(breachDueLifecycle.next(due.state, action));
    await this.save(tx, due);
  }

  /** Told with whatever has changed. */
  async save(tx: EntityManager, due: BreachDueEntity): Promise<void> {
    await tx.save(BreachDueEntity, due);
    await tell(tx, 'breach-due.moved', due.lotId, { dueId: due.id, to: due.state });
  }

  /** Ends it with its reason. */
  async end(
    tx: EntityManager,
    due: BreachDueEntity,
    action: 'waive' | 'refer' | 'deny',
    endedWhy: string,
  ): Promise<void> {
    Object.assign(due, { endedAt: await this.clock.now(tx), endedWhy });
    await this.move(tx, due, action);
  }

  /** Under its lock, the lot first; "not found" where it is not one of the asker's. */
  async lock(
    tx: EntityManager,
    id: string,
    whose: Partial<Pick<BreachDueEntity, 'creditorId'>> = {},
  ): Promise<BreachDueEntity> {
    const found = await tx.findOneBy(BreachDueEntity, { id, ...whose });
    if (!found) throw refused('resource.not-found');
    await lockLot(tx, found.lotId);
    return lockRow(tx, BreachDueEntity, { id });
  }
}
