import { Injectable } from '@nestjs/common';
import { foldText, statesOf } from '@helan/domain';
import type { NoticeRowView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type SortKey, readPage } from '../../kernel/db/index.js';
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

const NEWEST_FIRST: readonly SortKey[] = [
  { sql: 'r.published_at', type: 'timestamptz', isDescending: true },
  { sql: 'r.notice_id', type: 'uuid', isDescending: true },
];
const NEWEST_WORDS: readonly SortKey[] = [
  { sql: 'w.published_at', type: 'timestamptz', isDescending: true },
  { sql: 'w.notice_id', type: 'uuid', isDescending: true },
];

export const COLUMNS = `r.notice_id as id, r.lot_id, r.notice_no as no, r.notice_title as title, r.published_at,
  r.registration_ends_at, r.state as lot_state, r.session_start_at, r.dealt_at, r.unit_price_fen, r.total_fen, r.card`;

/** What the public finds: one row a lot, by its first notice; the lot's own page shows what followed. */
@Injectable()
export class NoticeList {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: NoticeFilter): Promise<PageView<NoticeRowView>> {
    const words = searchQuery(filter.search ?? '');
    const states = filter.stage ? statesOf(filter.stage) : undefined;
    if (words) return this.search(filter, words, states);
    const { conditions, params } = chosen(filter, LISTED);
    if (foldText(filter.search ?? '') !== '') conditions.push('false');
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: 'from listing_row r',
        where: ['r.notice_id is not null', ...conditions].join(' and '),
        order: NEWEST_FIRST,
        params,
        pageSize: PAGE_SIZE,
        oneOf: states && { sql: 'r.state', values: states },
      },
      filter.at,
    );
    return { items: rows.map((row) => toPublicRow(row, row.card)), ...place };
  }

  /** Words and what is chosen beside are looked for in the short rows of words; what is shown is read of the found alone. */
  private async search(
    filter: NoticeFilter,
    words: string,
    states: readonly string[] | undefined,
  ): Promise<PageView<NoticeRowView>> {
    const { conditions, params } = chosen(filter, WORDED);
    const bind = (value: unknown) => `$${params.push(value)}`;
    conditions.push(`w.search @@ to_tsquery('simple', ${bind(words)})`);
    if (states)
      conditions.push(
        `exists (select from listing_row r where r.notice_id = w.notice_id and r.state = any(${bind(states)}))`,
      );
    const { rows: found, place } = await readPage<{ id: string }>(
      this.dataSource,
      {
        columns: 'w.notice_id as id',
        from: 'from notice_words w',
        where: 'true',
        search: conditions.join(' and '),
        order: NEWEST_WORDS,
        params,
        pageSize: PAGE_SIZE,
      },
      filter.at,
    );
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} from listing_row r where r.notice_id = any($1)`,
      [found.map(({ id }) => id)],
    );
    const items = found.flatMap(({ id }) => rows.filter((row) => row.id === id));
    return { items: items.map((row) => toPublicRow(row, row.card)), ...place };
  }
}

/** What type and place of a listing are called where they are asked for. */
const LISTED = {
  type: 'r.public_type_code',
  town: 'r.public_town_code',
  village: 'r.public_village_code',
} as const;
const WORDED = { type: 'w.type_code', town: 'left(w.village_code, 9)', village: 'w.village_code' } as const;

/** By type and by place: a town's nine digits, a village's twelve, or the first of them. */
function chosen({ type, town }: NoticeFilter, columns: typeof LISTED | typeof WORDED): Choice {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const conditions: string[] = [];
  if (type) conditions.push(`${columns.type} = ${bind(type)}`);
  const code = town?.replace(/\D/g, '') ?? '';
  if (code.length === 9) conditions.push(`${columns.town} = ${bind(code)}`);
  else if (code.length === 12) conditions.push(`${columns.village} = ${bind(code)}`);
  else if (code !== '') conditions.push(`${columns.village} like ${bind(`${code}%`)}`);
  return { conditions, params };
}
