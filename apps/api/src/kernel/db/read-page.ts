import type { DataSource, EntityManager } from 'typeorm';

/** What a list shows: columns out of tables and conditions, in an order that is always the same, with its parameters. */
export interface ListStatement {
  readonly columns: string;
  readonly from: string;
  readonly order: string;
  readonly params: readonly unknown[];
}

const PAGE_SIZE = 20;

/** One page of a list, and how many there are in all. Pages begin at 1. */
export async function readPage<Row>(
  source: DataSource | EntityManager,
  { columns, from, order, params }: ListStatement,
  page: number,
): Promise<{ rows: Row[]; place: { total: number; page: number; pageSize: number } }> {
  const counted: { total: number }[] = await source.query(`select count(*)::int as total ${from}`, [
    ...params,
  ]);
  const rows: Row[] = await source.query(
    `select ${columns} ${from} order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
    [...params],
  );
  return { rows, place: { total: counted[0]!.total, page, pageSize: PAGE_SIZE } };
}
