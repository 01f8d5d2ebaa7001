import { type BankAccount, type DayAct, isPlainDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';

/** A day of one of the center's two accounts. */
export interface DayOf {
  readonly bank: BankAccount;
  readonly day: string;
}

/** What somebody did about it, and what he wrote. */
export interface DayDeed {
  readonly act: DayAct;
  readonly by: string;
  readonly at: Date;
  readonly note?: string;
}

/** Kept for good, and told to whoever it concerns. */
export async function writeAct(
  tx: EntityManager,
  { bank, day }: DayOf,
  { act, by, at, note = '' }: DayDeed,
): Promise<void> {
  await tx.query(
    'insert into day_act (bank, day, act, note, by_account, at) values ($1, $2, $3, $4, $5, $6)',
    [...[bank, day, act, note, by, at]],
  );
  await tell(tx, 'day-close.moved', `${bank}:${day}`, { bank, day, act });
}

export function requireDay(day: string): void {
  if (!isPlainDate(day)) throw refused('close.bad-day');
}
