import { Injectable } from '@nestjs/common';
import { foldLine, foldText, statesOf } from '@helan/domain';
import type { NoticeRowView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type SortKey, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
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
    const states = filter.stage ? statesIn(filter.stage) : undefined;
    if (words) return this.search(filter, words, states);
    const { conditions, params } = chosen(filter);
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

  /**
   * Words, type and place are looked for together in the short rows of words, where one index knows them all; what is
   * shown is read of the found alone.
   */
  private async search(
    filter: NoticeFilter,
    words: string,
    states: readonly string[] | undefined,
  ): Promise<PageView<NoticeRowView>> {
    const params: unknown[] = [words, marksOf(filter)];
    const found = "w.search @@ (to_tsquery('simple', $1) && $2::tsquery)";
    const isOfStage = `exists (select from listing_row r where r.notice_id = w.notice_id and r.state = any($3))`;
    const state = '(select r.state from listing_row r where r.notice_id = w.notice_id)';
    if (states) params.push(states);
    const { rows: hits, place } = await readPage<{ id: string }>(
      this.dataSource,
      {
        columns: 'w.notice_id as id',
        from: 'from notice_words w',
        where: 'true',
        search: states ? `${found} and ${isOfStage}` : found,
        near: states && `${found} and ${state} = any($3)`,
        order: NEWEST_WORDS,
        params,
        pageSize: PAGE_SIZE,
      },
      filter.at,
    );
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} from listing_row r where r.notice_id = any($1)`,
      [hits.map(({ id }) => id)],
    );
    const items = hits.flatMap(({ id }) => rows.filter((row) => row.id === id));
    return { items: items.map((row) => toPublicRow(row, row.card)), ...place };
  }
}

/** The states of a stage; refuses what is none. */
function statesIn(stage: string): readonly string[] {
  const states = statesOf(stage);
  if (!states) throw refused('request.invalid', undefined, 'stage');
  return states;
}

interface Area {
  readonly kind: 'town' | 'village';
  readonly code: string;
}

/** A town's nine digits, or a village's twelve; refuses what is neither. */
function areaOf(town: string | undefined): Area | undefined {
  const code = foldLine(town ?? '');
  if (code === '') return undefined;
  if (!/^\d{9}(\d{3})?$/.test(code)) throw refused('request.invalid', undefined, 'town');
  return { kind: code.length === 9 ? 'town' : 'village', code };
}

/** By type and by place. */
function chosen({ type, town }: NoticeFilter): Choice {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const conditions: string[] = [];
  if (type) conditions.push(`r.public_type_code = ${bind(type)}`);
  const area = areaOf(town);
  if (area) conditions.push(`r.public_${area.kind}_code = ${bind(area.code)}`);
  return { conditions, params };
}

/** The same among words, as `listing_marks` writes them: no type has other signs than letters and digits. */
function marksOf({ type, town }: NoticeFilter): string {
  const area = areaOf(town);
  const marks = [
    ...(type ? [`T:${/^\w{1,9}$/.test(type) ? type : ''}`] : []),
    ...(area ? [`${area.kind === 'town' ? 'P' : 'V'}:${area.code}`] : []),
  ];
  return marks.map((mark) => `'${mark}'`).join(' & ');
}
