import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BankAccount, firstOpenDay } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { LedgerService } from '../ledger/index.js';

/** Which days take entries: a day that is closed takes none, and what comes late stands on the first that is open. */
@Injectable()
export class ClosedDays implements OnModuleInit {
  constructor(private readonly ledger: LedgerService) {}

  onModuleInit(): void {
    this.ledger.guardWith((tx, bank, day) => this.requireOpen(tx, bank, day));
    this.ledger.dayWith((tx, bank, day) => this.openFrom(tx, bank, day));
  }

  /** Until the transaction is over nobody closes a day of this account. */
  async requireOpen(tx: EntityManager, bank: BankAccount, day: string): Promise<void> {
    const closed = await this.closedThrough(tx, bank);
    if (closed !== null && day <= closed) throw refused('close.closed', { day });
  }

  /** The first day from one on that takes entries. */
  async openFrom(tx: EntityManager, bank: BankAccount, day: string): Promise<string> {
    return firstOpenDay(day, await this.closedThrough(tx, bank));
  }

  async closedThrough(tx: EntityManager, bank: BankAccount): Promise<string | null> {
    const [row]: [{ day: string | null }] = await tx.query(
      `select to_char(closed_through($1), 'YYYY-MM-DD') as day`,
      [bank],
    );
    return row.day;
  }

  /** From here on nobody books on the account until the transaction is over. */
  async hold(tx: EntityManager, bank: BankAccount): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(640158, hashtext($1))', [bank]);
  }
}
