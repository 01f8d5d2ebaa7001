import type { NoticeRowView } from './notice.js';
import type { PageView } from './page.js';

/** What the center has dealt in a year: results that were confirmed in it and stand. */
export interface YearFiguresView {
  readonly year: number;
  readonly deals: number;
  readonly totalFen: string;
  /** Digits of 0.0001 亩. */
  readonly mu: string;
  /** By how many hundredths of a percent more was paid than asked; null where nothing was sold. */
  readonly premium: number | null;
}

/** The first page: a few of each, the next or newest first. */
export interface HomeView {
  /** The platform's time when it was read. */
  readonly at: string;
  readonly figures: YearFiguresView;
  /** Sessions that run, those that began last first, and those that begin next: neither takes the other's places. */
  readonly running: readonly NoticeRowView[];
  readonly coming: readonly NoticeRowView[];
  readonly open: PageView<NoticeRowView>;
  readonly dealt: readonly NoticeRowView[];
}
