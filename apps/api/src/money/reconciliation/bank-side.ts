import type { BankAccount } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * The only place that reads what the bank has said. In SQL, of a line `b` of a bank's statement: what it moved, in above
 * zero, out below.
 */
export const BANK_FEN = `case b.direction when 'IN' then b.amount_fen else -b.amount_fen end`;
export const BANK_LINES = 'bank_line b';

export interface BankDay {
  /** What the lines since the last close come to, those that came late for days before it included. In fen. */
  readonly movedFen: bigint;
  /** Whether the bank has said anything of this day, or of one after it. */
  readonly hasLines: boolean;
  /** What the bank's own paper says that the account held; null where nobody has typed it. */
  readonly typedFen: bigint | null;
}

/** What is known of the bank between two days, the first of which is closed; `closedAt` is when that was. */
export async function readBankDay(
  source: DataSource | EntityManager,
  bank: BankAccount,
  {
    after,
    day,
    closedAt,
  }: { readonly after: string | null; readonly day: string; readonly closedAt: Date | null },
): Promise<BankDay> {
  const [row]: [{ moved: string; has_lines: boolean; typed: string | null }] = await source.query(
    `select (select coalesce(sum(${BANK_FEN}), 0)::text from ${BANK_LINES}
         where b.bank = $1 and b.day > coalesce($2::date, '-infinity') and b.day <= $3) as moved,
       exists (select from ${BANK_LINES} where b.bank = $1 and b.day > coalesce($2::date, '-infinity')) as has_lines,
       (select t.fen::text from bank_balance t where t.bank = $1 and t.day = $3) as typed`,
    [bank, after, day],
  );
  const late = await lateFen(source, bank, { after, closedAt });
  return {
    movedFen: BigInt(row.moved) + late,
    hasLines: row.has_lines,
    typedFen: row.typed === null ? null : BigInt(row.typed),
  };
}

/** Lines of closed days that the bank sent only afterwards; where its own paper was typed, that had them already. */
async function lateFen(
  source: DataSource | EntityManager,
  bank: BankAccount,
  { after, closedAt }: { readonly after: string | null; readonly closedAt: Date | null },
): Promise<bigint> {
  if (after === null || closedAt === null) return 0n;
  const [row]: [{ fen: string }] = await source.query(
    `select coalesce(sum(${BANK_FEN}), 0)::text as fen from ${BANK_LINES}
     where b.bank = $1 and b.day <= $2 and b.taken_at > $3
       and not exists (select from bank_balance t where t.bank = $1 and t.day = $2)`,
    [bank, after, closedAt],
  );
  return BigInt(row.fen);
}
