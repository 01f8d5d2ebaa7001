import { Injectable } from '@nestjs/common';
import { PROPERTY_TYPES, areaToMu } from '@helan/domain';
import type { HomeView, NoticeRowView, YearFiguresView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { COLUMNS, NoticeList } from './notice-list.js';
import { type Card, type NoticeRow, toPublicRow } from './notice-row.js';

interface FigureRow {
  year: number;
  deals: number | null;
  total_fen: string | null;
  area: string | null;
  asked_fen: string | null;
  paid_fen: string | null;
}

const SHOWN = 6;
/** What only members may know of is no news for everybody. */
const FOR_MEMBERS = PROPERTY_TYPES.filter(({ isMembersOnly }) => isMembersOnly).map(({ code }) => code);

/** The first page: each part reads the few rows that it shows. */
@Injectable()
export class HomeQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly notices: NoticeList,
  ) {}

  async show(): Promise<HomeView> {
    const open = await this.notices.list({ stage: 'open' });
    const at = (await this.clock.now()).toISOString();
    return {
      at,
      figures: await this.figures(),
      running: await this.running(at),
      coming: await this.coming(at),
      open: { ...open, items: open.items.slice(0, SHOWN) },
      dealt: await this.dealt(),
    };
  }

  /** Of the year in which the platform is. */
  private async figures(): Promise<YearFiguresView> {
    const [row]: [FigureRow] = await this.dataSource.query(
      `select now.year, f.deals, f.total_fen, f.area, f.asked_fen, f.paid_fen
       from (select extract(year from platform_now() at time zone 'Asia/Shanghai')::int as year) now
       left join year_figure f on f.year = now.year`,
    );
    const [asked, paid] = [Number(row.asked_fen ?? 0), Number(row.paid_fen ?? 0)];
    return {
      year: row.year,
      deals: row.deals ?? 0,
      totalFen: row.total_fen ?? '0',
      mu: areaToMu(BigInt(row.area ?? 0)).toString(),
      premium: asked > 0 ? Math.round((paid / asked - 1) * 10_000) : null,
    };
  }

  /** What has begun, not longer than a day ago; the last first. */
  private running(at: string): Promise<NoticeRowView[]> {
    return this.rows(
      "r.session_start_at <= $2 and r.session_start_at > $2::timestamptz - interval '1 day'",
      'r.session_start_at desc, r.notice_id desc',
      [at],
    );
  }

  /** What begins next: however much runs, it keeps its place. */
  private coming(at: string): Promise<NoticeRowView[]> {
    return this.rows('r.session_start_at > $2', 'r.session_start_at, r.notice_id', [at]);
  }

  private dealt(): Promise<NoticeRowView[]> {
    return this.rows('r.dealt_at is not null', 'r.dealt_at desc, r.notice_id desc');
  }

  private async rows(which: string, order: string, values: readonly string[] = []): Promise<NoticeRowView[]> {
    const rows: (NoticeRow & { card: Card })[] = await this.dataSource.query(
      `select ${COLUMNS} from listing_row r
       where ${which} and r.notice_id is not null and r.public_type_code <> all($1)
       order by ${order} limit ${SHOWN}`,
      [FOR_MEMBERS, ...values],
    );
    return rows.map((row) => toPublicRow(row, row.card));
  }
}
