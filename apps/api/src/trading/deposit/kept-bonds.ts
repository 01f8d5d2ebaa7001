import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BondKind, bondLifecycle } from '@helan/domain';
import { type EntityManager, Not } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { BondEntity } from './bond.entity.js';
import { bondEnd } from './bonds.js';

/** A bond that was paid beside the price, in fen. */
export interface PaidBond {
  readonly kind: BondKind;
  readonly registrationId: string;
  readonly receiptId: string;
  readonly amountFen: bigint;
}

/**
 * 履约保证金 and 风险保障金 that a notice asks for beside the price: what came in for them stays with the center until the
 * contract is over. Booked with the receipt that brought it, and taken back with it. Source: rules §10.1, §11.6.
 */
@Injectable()
export class KeptBonds {
  constructor(private readonly clock: PlatformClock) {}

  /** The lot is locked. */
  async keep(tx: EntityManager, lot: LotEntity, paid: PaidBond): Promise<void> {
    const id = randomUUID();
    const state = bondLifecycle.table.initial;
    await tx.insert(BondEntity, {
      ...paid,
      ...{ id, state, lotId: lot.id, lotNo: lot.no, depositId: null, claimedFen: 0n, overAt: null },
      createdAt: await this.clock.now(tx),
      nextDueAt: bondEnd(lot),
    });
    await tell(tx, 'bond.moved', lot.id, { bondId: id, to: state });
  }

  isOf(tx: EntityManager, receiptId: string): Promise<boolean> {
    return tx.existsBy(BondEntity, { receiptId, state: Not('UNDONE') });
  }

  /** What was taken for another's contract is no bond. False where something has been taken out of it, or it is on its way back. */
  async undo(tx: EntityManager, receiptId: string): Promise<boolean> {
    const bond = await tx.findOne(BondEntity, {
      where: { receiptId, state: 'HELD', claimedFen: 0n },
      lock: { mode: 'pessimistic_write' },
    });
    if (!bond) return false;
    bond.state = unwrap(bondLifecycle.next(bond.state, 'undo'));
    bond.nextDueAt = null;
    await tx.save(BondEntity, bond);
    await tell(tx, 'bond.moved', bond.lotId, { bondId: bond.id, to: bond.state });
    return true;
  }
}
