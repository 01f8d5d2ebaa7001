import { Injectable } from '@nestjs/common';
import {
  FIRST_KINDS,
  LISTING_STATES,
  type ListingState,
  NOTICE_KINDS,
  type NoticeKind,
  lengthInWords,
  lengthOfTerm,
  foldLine,
  foldText,
  statesOf,
} from '@helan/domain';
import {
  type LotTermsView,
  type NoticeRowView,
  type NoticeView,
  type PageView,
  lotQuantityInWords,
} from '@helan/contracts';
import { DataSource } from 'typeorm';
import { readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { reachedState } from '../../listing/listing/index.js';
import { lotLinksOf } from './lot-links.js';
import { isHidden } from './notice-readers.js';
import type { NoticeContent } from './notice.entity.js';

export interface NoticeFilter {
  readonly type?: string | undefined;
  readonly town?: string | undefined;
  readonly search?: string | undefined;
  readonly stage?: string | undefined;
  readonly at?: string | undefined;
}

interface Row {
  id: string;
  project_id: string;
  lot_id: string;
  no: string;
  title: string;
  kind: NoticeKind;
  content: NoticeContent;
  content_hash: string;
  prev_hash: string;
  published_at: Date;
  registration_ends_at: Date;
  lot_state: ListingState;
  terms: LotTermsView;
}

interface DealRow {
  paddle: string | null;
  unit_price_fen: string;
  total_fen: string;
  publicity_ends_at: Date;
  is_over: boolean;
  confirmed_at: Date | null;
}

export type NoticeSummary = Pick<
  NoticeView,
  'id' | 'no' | 'title' | 'kindName' | 'contentHash' | 'publishedAt'
>;

const PAGE_SIZE = 12;
const FEED_SIZE = 50;

const COLUMNS = 'n.*, l.registration_ends_at, l.state as lot_state, l.terms';
const FROM = 'from notice n join lot l on l.id = n.lot_id';
const ROWS = `select ${COLUMNS} ${FROM}`;

/** Everything the public reads of notices. */
@Injectable()
export class NoticeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** One row a lot: its first notice; the lot's own page shows what followed. */
  async list(filter: NoticeFilter): Promise<PageView<NoticeRowView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const conditions = [`n.kind = any(${bind(FIRST_KINDS)})`];
    if (filter.type) conditions.push(`l.terms->>'typeCode' = ${bind(filter.type)}`);
    if (filter.town)
      conditions.push(`l.terms->>'villageCode' like ${bind(`${filter.town.replace(/\D/g, '')}%`)}`);
    const stage = filter.stage ? statesOf(filter.stage) : undefined;
    if (stage) conditions.push(`l.state = any(${bind(stage)})`);
    const query = searchQuery(filter.search ?? '');
    if (query) conditions.push(`n.search @@ to_tsquery('simple', ${bind(query)})`);
    else if (foldText(filter.search ?? '') !== '') conditions.push('false');
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: FROM,
        where: conditions.join(' and '),
        order: [
          { sql: 'n.published_at', type: 'timestamptz', isDescending: true },
          { sql: 'n.id', type: 'uuid', isDescending: true },
        ],
        params,
        pageSize: PAGE_SIZE,
      },
      filter.at,
    );
    return { items: rows.map(toPublicRow), ...place };
  }

  async show(id: string): Promise<NoticeView> {
    const rows: Row[] = await this.dataSource.query(`${ROWS} where n.id = $1`, [id]);
    const row = rows[0];
    if (!row) throw refused('resource.not-found');
    const chain: { id: string; no: string; kind: NoticeKind; published_at: Date }[] =
      await this.dataSource.query(
        'select id, no, kind, published_at from notice where lot_id = $1 order by published_at, no',
        [row.lot_id],
      );
    return {
      ...toRowView({ ...row, terms: frozenTerms(row) }),
      kindName: NOTICE_KINDS[row.kind],
      details: detailsOf(row.content),
      terms: frozenTerms(row),
      strip: row.content.strip,
      rules: row.content.rules,
      contentHash: row.content_hash,
      prevHash: row.prev_hash,
      recordKey: row.content.recordKey ?? null,
      chain: chain.map((link) => ({
        id: link.id,
        no: link.no,
        kindName: NOTICE_KINDS[link.kind],
        publishedAt: link.published_at.toISOString(),
      })),
      result: await this.result(row.lot_id),
      ...(await lotLinksOf(this.dataSource, row.lot_id)),
      reached: await reachedState(this.dataSource, row.project_id, row.lot_state),
    };
  }

  /** The newest notices of every kind. */
  async latest(): Promise<{ items: NoticeSummary[] }> {
    const rows: Row[] = await this.dataSource.query(
      `${ROWS} order by n.published_at desc, n.no desc limit ${FEED_SIZE}`,
    );
    const items = rows.map((row) => ({
      id: row.id,
      no: row.no,
      title: isHidden(row.terms)
        ? `${row.terms.villageName} ${row.terms.typeName}（只限本集体成员）`
        : row.title,
      kindName: NOTICE_KINDS[row.kind],
      contentHash: row.content_hash,
      publishedAt: row.published_at.toISOString(),
    }));
    return { items };
  }

  /** The notice as it was hashed, for whoever wants to check it. */
  async proof(id: string): Promise<{ content: NoticeContent; contentHash: string; prevHash: string }> {
    const rows: Row[] = await this.dataSource.query(`${ROWS} where n.id = $1`, [id]);
    const row = rows[0];
    if (!row) throw refused('resource.not-found');
    return { content: row.content, contentHash: row.content_hash, prevHash: row.prev_hash };
  }

  private async result(lotId: string): Promise<NoticeView['result']> {
    const rows: DealRow[] = await this.dataSource.query(
      `select d.*, d.publicity_ends_at <= platform_now() as is_over, r.paddle from deal d join registration r on r.id = d.registration_id where d.lot_id = $1`,
      [lotId],
    );
    const deal = rows[0];
    return deal
      ? {
          paddle: deal.paddle,
          unitPriceFen: deal.unit_price_fen,
          totalFen: deal.total_fen,
          publicityEndsAt: deal.publicity_ends_at.toISOString(),
          isPublicityOver: deal.is_over,
          confirmedAt: deal.confirmed_at?.toISOString() ?? null,
        }
      : null;
  }
}

/** A notice shows what it froze; those from before prices had units show their lot's terms. */
function frozenTerms({ content, terms }: Row): LotTermsView {
  return 'price' in content.terms ? content.terms : terms;
}

/** A lot is found by its whole number, too: its notices bear the number of the project. Source: rules §9.9. */
const LOT_NUMBER = /\b(\d{9}n\d{8})-\d+(?![\d-])/g;

/** Runs of Chinese become pairs of neighbours, all of which must occur; a single character stands alone. */
function searchQuery(text: string): string {
  const runs =
    foldLine(text)
      .toLowerCase()
      .replace(LOT_NUMBER, '$1')
      .match(/[\u4e00-\u9fff\u3400-\u4dbf]+|[a-z0-9]+/g) ?? [];
  const grams = runs.slice(0, 20).flatMap((run) => {
    if (/^[a-z0-9]/.test(run) || run.length === 1) return [run];
    return Array.from({ length: Math.min(run.length, 40) - 1 }, (_, index) => run.slice(index, index + 2));
  });
  return grams.map((gram) => `'${gram}'`).join(' & ');
}

/** What anybody may know of a notice for members: its type, village and days. */
function toPublicRow(row: Row): NoticeRowView {
  const view = toRowView(row);
  if (!view.isHidden) return view;
  const title = `${view.villageName} ${view.typeName}（只限本集体成员）`;
  return { ...view, title, quantity: '登录后可见', startPriceFen: '0', termYears: '登录后可见' };
}

function toRowView(row: Row): NoticeRowView {
  const { terms } = row;
  return {
    id: row.id,
    lotId: row.lot_id,
    no: row.no,
    title: row.title,
    typeName: terms.typeName,
    townName: terms.townName,
    villageName: terms.villageName,
    quantity: lotQuantityInWords(terms.price),
    termYears: termInYears(terms),
    startPriceFen: terms.startPriceFen,
    priceUnit: terms.price.unit,
    priceScale: terms.price.scale,
    publishedAt: row.published_at.toISOString(),
    registrationEndsAt: row.registration_ends_at.toISOString(),
    lotState: row.lot_state,
    lotStateName: LISTING_STATES[row.lot_state],
    isHidden: isHidden(terms),
  };
}

/** `5 年`, `3 年 5 个月`. */
function termInYears({ price: { termFrom, termTo }, isBuying }: LotTermsView): string {
  if (!termFrom || !termTo) return isBuying ? '按采购文件' : '一次转让';
  return lengthInWords(lengthOfTerm({ from: termFrom, to: termTo }));
}

/** What this kind says, and of a result the end of its session's record, by which anybody can hold it to it. */
function detailsOf({ details, session }: NoticeContent): NoticeView['details'] {
  const facts = Object.entries(details).map(([label, value]) => ({ label, value }));
  if (!session) return facts;
  return [
    ...facts,
    { label: '竞价记录', value: `${session.lotNo}，第 ${session.number} 场，共 ${session.lines} 行` },
    { label: '竞价记录末行指纹', value: session.hash },
  ];
}
