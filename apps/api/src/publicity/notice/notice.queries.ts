import { Injectable } from '@nestjs/common';
import { NOTICE_KINDS, type NoticeKind, OFFERING_KINDS } from '@helan/domain';
import type { LotTermsView, NoticeView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { reachedState } from '../../listing/listing/index.js';
import { type ChainRow, laterPeriods } from './later-periods.js';
import { lotLinksOf } from './lot-links.js';
import { hiddenTitle, isHidden } from './notice-readers.js';
import { type NoticeRow, toRowView } from './notice-row.js';
import type { NoticeContent } from './notice.entity.js';

interface Row extends NoticeRow {
  project_id: string;
  kind: NoticeKind;
  content: NoticeContent;
  content_hash: string;
  prev_hash: string;
  terms: LotTermsView;
}

type NewestRow = Pick<Row, 'id' | 'no' | 'title' | 'kind' | 'content_hash' | 'published_at' | 'terms'>;

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

const FEED_SIZE = 50;

const ROWS = `
  select n.*, l.registration_ends_at, l.state as lot_state, l.terms,
    r.session_start_at, r.dealt_at, r.unit_price_fen, r.total_fen
  from notice n join lot l on l.id = n.lot_id left join listing_row r on r.id = l.id`;

/** Everything the public reads of notices. */
@Injectable()
export class NoticeQueries {
  constructor(private readonly dataSource: DataSource) {}

  async show(id: string): Promise<NoticeView> {
    const rows: Row[] = await this.dataSource.query(`${ROWS} where n.id = $1`, [id]);
    const row = rows[0];
    if (!row) throw refused('resource.not-found');
    const chain: ChainRow[] = await this.dataSource.query(
      `select id, no, kind, published_at, case when kind = any($2) then content->'strip' end as strip
       from notice where lot_id = $1 order by published_at, no`,
      [row.lot_id, OFFERING_KINDS],
    );
    return {
      ...toRowView(row, frozenTerms(row)),
      kindName: NOTICE_KINDS[row.kind],
      details: detailsOf(row.content),
      terms: frozenTerms(row),
      strip: row.content.strip,
      laterPeriods: laterPeriods(row, chain),
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
    // The newest are found before their lots are.
    const rows: NewestRow[] = await this.dataSource.query(
      `select n.id, n.no, n.title, n.kind, n.content_hash, n.published_at, l.terms
       from (select * from notice order by published_at desc, no desc limit ${FEED_SIZE}) n join lot l on l.id = n.lot_id
       order by n.published_at desc, n.no desc`,
    );
    const items = rows.map((row) => ({
      id: row.id,
      no: row.no,
      title: isHidden(row.terms) ? hiddenTitle(row.terms) : row.title,
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
