import { type BankAccount, type Fen, type LineKind, type NamedOrder, foldFlowNumber } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';

interface Row {
  readonly id: string;
  readonly bank: NamedOrder['bank'];
  readonly kind: string;
  readonly amount_fen: string;
}

/** The payments that lines of a file name, by their ids. */
export async function namedOrders(
  source: EntityManager | DataSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedOrder>> {
  if (ids.length === 0) return new Map();
  const rows: Row[] = await source.query(
    'select id, bank, kind, amount_fen from payment_order where id = any($1)',
    [[...new Set(ids)]],
  );
  return new Map(
    rows.map(({ id, bank, kind, amount_fen }) => [
      id,
      { bank, amountFen: BigInt(amount_fen), isTransfer: kind === 'TRANSFER' },
    ]),
  );
}

interface UnnamedLine {
  readonly no: number;
  readonly kind: LineKind;
  readonly flowNo: string | null;
  readonly amountFen: Fen;
}

/**
 * Lines under no mark of ours that people have written down themselves, by the bank's number and of the same amount: a
 * payment made on the bank's own page, either end of a transfer. What of the interest the center keeps goes by its number.
 */
export async function writtenByHand(
  source: EntityManager | DataSource,
  bank: BankAccount,
  lines: readonly UnnamedLine[],
): Promise<ReadonlySet<number>> {
  if (lines.length === 0) return new Set();
  const rows: { no: number }[] = await source.query(
    `select l.no from unnest($2::int[], $3::text[], $4::bigint[], $5::boolean[]) l (no, flow_no, amount_fen, is_in)
     join flow_claim c on c.bank = $1 and c.flow_no = l.flow_no
       left join payment_order o on o.id = case when c.owner ~ '^(order|arrival):' then split_part(c.owner, ':', 2)::uuid end
     where l.is_in = (c.owner like 'arrival:%') and (c.owner like 'kept:%' or o.amount_fen = l.amount_fen)`,
    [
      bank,
      lines.map(({ no }) => no),
      lines.map(({ flowNo }) => foldFlowNumber(flowNo ?? '')),
      lines.map(({ amountFen }) => amountFen.toString()),
      lines.map(({ kind }) => kind === 'IN'),
    ],
  );
  return new Set(rows.map(({ no }) => no));
}
