import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  type DifferenceKind,
  type Fen,
  compareDifferences,
  differenceOf,
  expectedAtBank,
  gapOf,
  isExplained,
  needsExplanation,
} from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { type BankDay, readBankDay } from './bank-side.js';
import { DIFFERING_SQL } from './compare-sql.js';
import type { DayCloseEntity } from './day-close.entity.js';

export const BALANCE_KEY = 'balance';

export interface DifferenceNote {
  readonly key: string;
  readonly gapFen: Fen;
  readonly reason: string;
  readonly byAccount: string;
  readonly byName: string;
  readonly at: Date;
}

export interface Difference {
  readonly key: string;
  readonly kind: DifferenceKind;
  /** In above zero, out below; of a balance what it must be, and what the bank says. */
  readonly bookFen: Fen;
  readonly bankFen: Fen;
  readonly gapFen: Fen;
  readonly memo: string | null;
  readonly bookDay: string | null;
  readonly bankDay: string | null;
  /** Of what only time parts the day on which both had it. */
  readonly lastDay: string | null;
  readonly isExplained: boolean;
  readonly note: DifferenceNote | null;
}

/** Book and bank of one account at the end of a day. */
export interface Comparison {
  /** The last day before it that is closed. */
  readonly closedBefore: string | null;
  readonly bookFen: Fen;
  readonly bankFen: Fen;
  readonly bank: BankDay;
  readonly hasBookMoved: boolean;
  /** What nobody has explained first. */
  readonly differences: readonly Difference[];
  /** How many there are in all. */
  readonly count: number;
}

interface Closed extends Pick<DayCloseEntity, 'day' | 'bookFen' | 'bankFen'> {
  /** Null of what was there before the first close: its balances hold, whatever the bank sends of it afterwards. */
  readonly closedAt: Date | null;
}

interface Row {
  readonly key: string;
  readonly book_fen: string;
  readonly bank_fen: string;
  readonly book_since_fen: string;
  readonly bank_since_fen: string;
  readonly memo: string | null;
  readonly book_day: string | null;
  readonly bank_day: string | null;
  readonly last_day: string | null;
  readonly all_rows: number;
  readonly all_gaps: string;
}

/** 对账: book against bank, from the last closed day on. Nothing of it is kept; whoever asks is told what is so now. */
@Injectable()
export class DayCompare {
  async of(source: DataSource | EntityManager, bank: BankAccount, day: string): Promise<Comparison> {
    const before = await lastClosed(source, bank, day);
    const span = { after: before?.day ?? null, day, closedAt: before?.closedAt ?? null };
    const moved = await readBookMoves(source, bank, span);
    const bankDay = await readBankDay(source, bank, span);
    const bookFen = (before?.bookFen ?? 0n) + moved.fen;
    const bankFen = bankDay.typedFen ?? (before?.bankFen ?? 0n) + bankDay.movedFen;
    const rows: Row[] = await source.query(DIFFERING_SQL, [
      ...[bank, span.after, day, span.closedAt, bankDay.hasLines],
    ]);
    const notes = await notesOf(source, bank, [...rows.map(({ key }) => key), BALANCE_KEY]);
    const gapsFen = BigInt(rows[0]?.all_gaps ?? 0);
    // Without a word of the bank its balance is not known, and not held against the book.
    const isBankHeard = bankDay.hasLines || bankDay.typedFen !== null;
    const balance = isBankHeard ? balanceOf(expectedAtBank(bookFen, [gapsFen]), bankFen, notes) : [];
    const differences = [...balance, ...rows.flatMap((row) => toDifference(row, notes))];
    return {
      closedBefore: span.after,
      bookFen,
      bankFen: isBankHeard || before || !moved.hasMoved ? bankFen : 0n,
      bank: bankDay,
      hasBookMoved: moved.hasMoved,
      differences: [...differences].sort(compareDifferences),
      count: (rows[0]?.all_rows ?? 0) + balance.length,
    };
  }
}

/** What nobody has explained. */
export function unexplainedOf({ differences }: Comparison): Difference[] {
  return differences.filter(({ kind, isExplained }) => needsExplanation(kind) && !isExplained);
}

/** As people name it. */
export function differenceName(key: string): string {
  if (key === BALANCE_KEY) return '银行余额';
  return key.startsWith('flow:') ? `流水 ${key.slice(5)}` : `没有流水号的账 ${key.slice(6)}`;
}

function toDifference(row: Row, notes: ReadonlyMap<string, DifferenceNote>): Difference[] {
  const [bookFen, bankFen] = [BigInt(row.book_fen), BigInt(row.bank_fen)];
  const kind = differenceOf({
    ...{ bookFen, bankFen },
    bookSinceFen: BigInt(row.book_since_fen),
    bankSinceFen: BigInt(row.bank_since_fen),
  });
  if (!kind) return [];
  return [
    {
      ...explained(row.key, gapOf({ bookFen, bankFen }), notes),
      ...{ kind, bookFen, bankFen },
      memo: row.memo,
      bookDay: row.book_day,
      bankDay: row.bank_day,
      lastDay: row.last_day,
    },
  ];
}

/** The bank holds another amount than book and differing lines make. */
function balanceOf(
  bookFen: Fen,
  bankFen: Fen,
  notes: ReadonlyMap<string, DifferenceNote>,
): readonly Difference[] {
  if (bookFen === bankFen) return [];
  const said = explained(BALANCE_KEY, gapOf({ bookFen, bankFen }), notes);
  const days = { memo: null, bookDay: null, bankDay: null, lastDay: null };
  return [{ ...said, kind: 'BALANCE', bookFen, bankFen, ...days }];
}

function explained(key: string, gapFen: Fen, notes: ReadonlyMap<string, DifferenceNote>) {
  const note = notes.get(key) ?? null;
  return { key, gapFen, note, isExplained: isExplained(gapFen, note?.gapFen) };
}

async function lastClosed(
  source: DataSource | EntityManager,
  bank: BankAccount,
  day: string,
): Promise<Closed | undefined> {
  const rows: { day: string; book: string; bank: string; at: Date | null }[] = await source.query(
    // What was there before the first close, nobody compared line by line.
    `select to_char(day, 'YYYY-MM-DD') as day, book_fen::text as book, bank_fen::text as bank,
       case when closed_by is not null then closed_at end as at
     from day_close where bank = $1 and day < $2 and state <> 'OPEN' order by day desc limit 1`,
    [bank, day],
  );
  const [row] = rows;
  return row && { day: row.day, bookFen: BigInt(row.book), bankFen: BigInt(row.bank), closedAt: row.at };
}

async function readBookMoves(
  source: DataSource | EntityManager,
  bank: BankAccount,
  { after, day }: { readonly after: string | null; readonly day: string },
): Promise<{ fen: Fen; hasMoved: boolean }> {
  const [row]: [{ fen: string; has_moved: boolean }] = await source.query(
    `select coalesce(sum(fen), 0)::text as fen, coalesce(bool_or(fen <> 0), false) as has_moved from (
       select sum(l.debit_fen - l.credit_fen) as fen
       from ledger_entry e join ledger_line l on l.entry_id = e.id and l.account = $1
       where e.day > coalesce($2::date, '-infinity') and e.day <= $3 group by e.id) entries`,
    [bank, after, day],
  );
  return { fen: BigInt(row.fen), hasMoved: row.has_moved };
}

async function notesOf(
  source: DataSource | EntityManager,
  bank: BankAccount,
  keys: readonly string[],
): Promise<Map<string, DifferenceNote>> {
  const rows: (Omit<DifferenceNote, 'gapFen'> & { gap: string })[] = await source.query(
    `select n.key, n.gap_fen::text as gap, n.reason, n.by_account as "byAccount", a.display_name as "byName", n.at
     from difference_note n join account a on a.id = n.by_account
     where n.bank = $1 and n.key = any($2) and n.taken_back_at is null`,
    [bank, keys],
  );
  return new Map(rows.map(({ gap, ...row }) => [row.key, { ...row, gapFen: BigInt(gap) }]));
}
