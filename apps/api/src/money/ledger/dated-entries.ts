import { type BankAccount, SIDE_OF } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { NewEntry } from './entry-writer.js';

/** The first day from one on that takes entries of a bank account. */
export type OpenFrom = (tx: EntityManager, bank: BankAccount, day: string) => Promise<string>;

/** Of the bank accounts of the center that an entry moves or owes from. */
export function banksOf({ lines }: Pick<NewEntry, 'lines'>): BankAccount[] {
  const sides = new Set(lines.map(({ account }) => SIDE_OF[account]));
  return (['DEPOSIT', 'PRICE'] as const)
    .filter((side) => sides.has(side))
    .map((side) => `${side}_BANK` as const);
}

/**
 * What the bank had on a day that is over stands on that day; on the first one that is open where it is closed, and says
 * which day the bank had it.
 */
export async function dated(
  tx: EntityManager,
  entries: readonly NewEntry[],
  openFrom: OpenFrom,
): Promise<readonly NewEntry[]> {
  const days = new Map<string, string>();
  const asked: NewEntry[] = [];
  for (const entry of entries) {
    const { bankDay, day } = entry;
    if (bankDay === undefined || day !== undefined) {
      asked.push(entry);
      continue;
    }
    let open = bankDay;
    for (const bank of banksOf(entry)) {
      const key = `${bank} ${bankDay}`;
      if (!days.has(key)) days.set(key, await openFrom(tx, bank, bankDay));
      if (days.get(key)! > open) open = days.get(key)!;
    }
    asked.push(open === bankDay ? { ...entry, day: open } : late(entry, bankDay, open));
  }
  return asked;
}

function late(entry: NewEntry, bankDay: string, day: string): NewEntry {
  return { ...entry, day, memo: `${entry.memo}（银行 ${bankDay} 的账，当天已结账）` };
}
