import type { DataSource, EntityManager } from 'typeorm';
import { writePlace } from './list-place.js';
import { listSql } from './list-sql.js';
import { COUNTED, type ListStatement } from './list-statement.js';

/**
 * Where a page begins that somebody names by its number, counted from 1: whoever works through many does not turn them
 * one by one. Nothing of the first page, and of one that the list has not. As far as a list is counted.
 */
export async function placeOfPage(
  source: DataSource | EntityManager,
  statement: ListStatement & { readonly pageSize: number },
  page: number,
): Promise<string | undefined> {
  const before = (page - 1) * statement.pageSize;
  if (before <= 0 || before > COUNTED) return undefined;
  const { sql, bound } = listSql(statement, undefined, before);
  const rows: { list_keys: string[] }[] = await source.query(
    `select list_keys from (select list.*, row_number() over () as list_no from (${sql}) list) list where list_no = ${before}`,
    bound,
  );
  return rows[0] && writePlace({ isBack: false, keys: rows[0].list_keys }, statement.order);
}
