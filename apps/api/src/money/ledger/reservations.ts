import { type Posting, refusePostings } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused, requireNone } from '../../kernel/http/index.js';
import { covered } from './entry-writer.js';

export type ReservationEnd = 'POSTED' | 'VOID' | 'EXPIRED';

interface LineRow {
  readonly account: Posting['account'];
  readonly subject: string;
  readonly debit: string;
  readonly credit: string;
}

/**
 * Sets aside what lines would move, until a moment: what is reserved of an account is moved out by nobody else. Returns
 * whether the reservation is new; the same key again changes nothing.
 */
export async function makeReservation(
  tx: EntityManager,
  key: string,
  lines: readonly Posting[],
  expiresAt: Date,
): Promise<boolean> {
  requireNone(refusePostings(lines));
  const made: unknown[] = await tx.query(
    `insert into ledger_reservation (key, state, made_at, expires_at, next_due_at)
     values ($1, 'OPEN', platform_now(), $2, $2) on conflict (key) do nothing returning key`,
    [key, expiresAt],
  );
  if (made.length === 0) return false;
  await covered(() =>
    tx.query(
      `insert into ledger_reserved_line (key, line, account, subject, debit_fen, credit_fen)
       select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])`,
      [
        key,
        lines.map((_, index) => index + 1),
        lines.map(({ account }) => account),
        lines.map(({ subject }) => subject),
        lines.map(({ debitFen }) => debitFen.toString()),
        lines.map(({ creditFen }) => creditFen.toString()),
      ],
    ),
  );
  return true;
}

/** Ends a reservation that is open; returns the state in which it was found. */
export async function endReservation(
  tx: EntityManager,
  key: string,
  end: ReservationEnd,
): Promise<'OPEN' | ReservationEnd> {
  const rows: { state: 'OPEN' | ReservationEnd }[] = await tx.query(
    'select state from ledger_reservation where key = $1 for update',
    [key],
  );
  const state = rows[0]?.state;
  if (state === undefined) throw refused('ledger.reservation-over');
  if (state === 'OPEN')
    await tx.query(
      'update ledger_reservation set state = $2, next_due_at = null, over_at = platform_now() where key = $1',
      [key, end],
    );
  return state;
}

export async function reservedLines(tx: EntityManager, key: string): Promise<Posting[]> {
  const rows: LineRow[] = await tx.query(
    `select account, subject, debit_fen as debit, credit_fen as credit from ledger_reserved_line
     where key = $1 order by line`,
    [key],
  );
  return rows.map(({ account, subject, debit, credit }) => ({
    account,
    subject,
    debitFen: BigInt(debit),
    creditFen: BigInt(credit),
  }));
}
