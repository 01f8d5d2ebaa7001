import { Injectable } from '@nestjs/common';
import { foldText, statesOf } from '@helan/domain';
import type { NoticeRowView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { COUNTED, type ListTotal, type SortKey, readPage, readPlace } from '../../kernel/db/index.js';
import { type Card, type NoticeRow, toPublicRow } from './notice-row.js';
import { searchQuery } from './notice-search.js';

export interface NoticeFilter {
  readonly type?: string | undefined;
  readonly town?: string | undefined;
  readonly search?: string | undefined;
  readonly stage?: string | undefined;
  readonly at?: string | undefined;
}

interface Row extends NoticeRow {
  card: Card;
}

/** Conditions with what is bound in them. */
interface Choice {
  readonly conditions: string[];
  readonly params: unknown[];
}

const PAGE_SIZE = 12;
/** So many of the newest notices are looked through for a word before the index of words is asked for all of them. */
const NEWEST = 2_000;

const NEWEST_FIRST: readonly SortKey[] = [
  { sql: 'r.published_at', type: 'timestamptz', isDescending: true },
  { sql: 'r.notice_id', type: 'uuid', isDescending: true },
];

export const COLUMNS = `r.notice_id as id, r.lot_id, r.notice_no as no, r.notice_title as title, r.published_at,
  r.registration_ends_at, r.state as lot_state, r.session_start_at, r.dealt_at, r.unit_price_fen, r.total_fen, r.card`;
const FROM = 'from listing_row r';
const OF_WORDS = 'from notice_words w join listing_row r on r.notice_id = w.notice_id';

/** What the public finds: one row a lot, by its first notice; the lot's own page shows what followed. */
@Injectable()
export class NoticeList {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: NoticeFilter): Promise<PageView<NoticeRowView>> {
    const choice = chosen(filter);
    const words = searchQuery(filter.search ?? '');
    if (!words && foldText(filter.search ?? '') !== '') choice.conditions.push('false');
    const states = filter.stage ? statesOf(filter.stage) : undefined;
    if (words) return this.search(choice, { words, states, at: filter.at });
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: FROM,
        where: choice.conditions.join(' and '),
        order: NEWEST_FIRST,
        params: choice.params,
        pageSize: PAGE_SIZE,
        oneOf: states && { sql: 'r.state', values: states },
      },
      filter.at,
    );
    return { items: rows.map((row) => toPublicRow(row, row.card)), ...place };
  }

  private async search(
    { conditions, params }: Choice,
    { words, states, at }: { words: string; states: readonly string[] | undefined; at: string | undefined },
  ): Promise<PageView<NoticeRowView>> {
    const bind = (value: unknown) => `$${params.push(value)}`;
    const found = [...conditions, `w.search @@ to_tsquery('simple', ${bind(words)})`];
    if (states) found.push(`r.state = any(${bind(states)})`);
    const where = found.join(' and ');
    const near = await this.findNear({ where, params, at });
    if (near) params.push(near.edge);
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: near ? OF_WORDS : `from (select r.* ${OF_WORDS} where ${where} offset 0) r`,
        where: near ? `${where} and w.published_at ${near.isBack ? '<=' : '>='} $${params.length}` : 'true',
        order: NEWEST_FIRST,
        params,
        pageSize: PAGE_SIZE,
        total: near?.total,
      },
      at,
    );
    return { items: rows.map((row) => toPublicRow(row, row.card)), ...place };
  }

  /**
   * A word that many notices have is found among the next few of them: the index of words would name them all before the
   * first could be shown. Nothing where it is not that common, or where there are not that many notices.
   */
  private async findNear({
    where,
    params,
    at,
  }: {
    where: string;
    params: readonly unknown[];
    at: string | undefined;
  }): Promise<{ edge: string; isBack: boolean; total: ListTotal | undefined } | undefined> {
    const [{ all }]: [{ all: number }] = await this.dataSource.query(
      "select reltuples::float8 as all from pg_class where oid = 'notice_words'::regclass",
    );
    if (all <= 10 * NEWEST) return undefined;
    const place = at === undefined ? undefined : readPlace(at, NEWEST_FIRST);
    const isBack = place?.isBack ?? false;
    const [{ hits, edge }]: [{ hits: number; edge: string | null }] = await this.dataSource.query(
      `select count(*) filter (where ${where})::int as hits, ${isBack ? 'max' : 'min'}(w.published_at)::text as edge
       from (select * from notice_words where $${params.length + 1}::timestamptz is null
               or published_at ${isBack ? '>=' : '<='} $${params.length + 1}::timestamptz
             order by published_at ${isBack ? '' : 'desc'} limit ${NEWEST}) w
       join listing_row r on r.notice_id = w.notice_id`,
      [...params, place?.keys[0] ?? null],
    );
    // Two places beyond the page: that there is another one, and the row at which this one begins.
    if (edge === null || hits <= PAGE_SIZE + 2) return undefined;
    const isMany = (hits / NEWEST) * all > 2 * COUNTED;
    return { edge, isBack, total: isMany ? { total: COUNTED, isMore: true } : undefined };
  }
}

/** By type and by place: a town's nine digits, a village's twelve, or the first of them. */
function chosen({ type, town }: NoticeFilter): Choice {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const conditions = ['r.notice_id is not null'];
  if (type) conditions.push(`r.public_type_code = ${bind(type)}`);
  const code = town?.replace(/\D/g, '') ?? '';
  if (code.length === 9) conditions.push(`r.public_town_code = ${bind(code)}`);
  else if (code.length === 12) conditions.push(`r.public_village_code = ${bind(code)}`);
  else if (code !== '') conditions.push(`r.public_village_code like ${bind(`${code}%`)}`);
  return { conditions, params };
}
