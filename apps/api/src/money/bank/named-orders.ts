import type { NamedOrder } from '@helan/domain';
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
