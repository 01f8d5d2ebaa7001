import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../listing/listing/index.js';
import { ChangedTerms, type RegistrationEntity } from '../registration/index.js';
import { lockDeposit, moveDeposit } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';
import { DepositService } from './deposit.service.js';

/**
 * The deposit of whoever is put to a changed notice: what is held stays where as much is asked as before, and goes back
 * where it is not; what has not come yet is waited for again once he has been found fit. Source: rules §6.1, §6.4.
 */
@Injectable()
export class ChangedDeposits implements OnModuleInit {
  constructor(
    private readonly changed: ChangedTerms,
    private readonly deposits: DepositService,
  ) {}

  onModuleInit(): void {
    this.changed.whenMet((tx, lot, registration) => this.meet(tx, lot, registration));
  }

  private async meet(tx: EntityManager, { terms }: LotEntity, { id }: RegistrationEntity): Promise<void> {
    const deposit = await lockDeposit(tx, id);
    const amountFen = BigInt(terms.depositFen ?? 0);
    if (deposit?.state === 'HELD' && deposit.amountFen !== amountFen) return this.deposits.giveBack(tx, id);
    if (deposit?.state !== 'DUE') return;
    if (amountFen === 0n) return moveDeposit(tx, deposit, 'expire');
    Object.assign(deposit, { amountFen, nextDueAt: null });
    await tx.save(DepositEntity, deposit);
  }
}
