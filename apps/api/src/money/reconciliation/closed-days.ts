import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BankAccount, firstOpenDay } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { type BookedDay, LedgerService } from '../ledger/index.js';

/** Which days take entries: a day that is closed takes none, and what comes late stands on the first that is open. */
@Injectable()
export class ClosedDays implements OnModuleInit {
  constructor(private readonly ledger: LedgerService) {}

  onModuleInit(): void {
    this.ledger.guardWith((tx, booked) => this.requireOpen(tx, booked));
    this.ledger.dayWith((tx, bank, day) => this.openFrom(tx, bank, day));
  }

  /** Until the transaction is over nobody closes a day of these accounts, which are held in one order. */
  async requireOpen(tx: EntityManager, booked: readonly BookedDay[]): Promise<void> {
    const banks = [...new Set(booked.map(({ bank }) => bank))].sort();
    const rows: { bank: BankAccount; closed: string | null; today: string }[] = await tx.query(
      `select bank, to_char(closed_through(bank), 'YYYY-MM-DD') as closed,
         to_char(platform_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today
       from unnest($1::text[]) as bank`,
      [banks],
    );
    const ofBank = new Map(rows.map((row) => [row.bank, row]));
    for (const { bank, day: said } of booked) {
      const { closed, today } = ofBank.get(bank)!;
      const day = said ?? today;
      if (closed !== null && day <= closed) throw refused('close.closed', { day });
    }
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
