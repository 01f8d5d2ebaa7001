import type { PageView } from '@helan/contracts';

/** By what a list of money is narrowed; an empty text leaves it open. The same words stand in the page's address. */
export interface MoneyQuery {
  readonly bank: string;
  /** `2026-12-02`. */
  readonly day: string;
  /** In yuan, as somebody types it. */
  readonly amount: string;
  readonly q: string;
  readonly project: string;
  /** The page by its number; empty for the first. */
  readonly page: string;
  /** The place at which it begins, where it was turned to: what has gone meanwhile hides nothing. */
  readonly at: string;
}

const FIELDS = ['bank', 'day', 'amount', 'q', 'project', 'page', 'at'] as const;
const MOST_LETTERS = 100;
/** A place is a page's own mark, and longer than what somebody types. */
const MOST_OF_PLACE = 1_000;

export const WHOLE_MONEY: MoneyQuery = {
  ...{ bank: '', day: '', amount: '', q: '', project: '' },
  ...{ page: '', at: '' },
};

/** So many lines stand on a page, as the platform cuts them. */
export const LINES_A_PAGE = 50;
/** The platform counts no further, and a page behind it has no number. */
const LAST_PAGE = 200;

/** Of an address whatever the list understands. */
export function moneyQueryOf(params: Readonly<Record<string, unknown>>): MoneyQuery {
  const query = Object.fromEntries(
    FIELDS.map((field) => [field, textOf(params[field], field === 'at' ? MOST_OF_PLACE : MOST_LETTERS)]),
  ) as unknown as MoneyQuery;
  const isBank = query.bank === 'DEPOSIT_BANK' || query.bank === 'PRICE_BANK';
  const page = pageOf(query.page);
  return { ...query, bank: isBank ? query.bank : '', page: page > 1 ? String(page) : '' };
}

/** For the router, which goes on with what it is not told to forget. */
export function paramsOfMoney(query: MoneyQuery): Record<string, string | null> {
  return Object.fromEntries(FIELDS.map((field) => [field, query[field] || null] as const));
}

/** Another question begins at its first page. */
export function narrowed(query: MoneyQuery, change: Partial<MoneyQuery>): MoneyQuery {
  return { ...query, page: '', at: '', ...change };
}

export function isNarrowed(query: MoneyQuery): boolean {
  return FIELDS.some((field) => field !== 'page' && field !== 'at' && query[field] !== '');
}

/** The number of the page that is looked at, counted from 1. */
export function pageOf(page: string): number {
  return /^[1-9]\d{0,3}$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1;
}

/** The page before or behind, by the place that the page names; its number goes along. */
export function turned(query: MoneyQuery, at: string, { next }: Pick<PageView<unknown>, 'next'>): MoneyQuery {
  if (at === '') return narrowed(query, {});
  const page = Math.max(1, pageOf(query.page) + (at === next ? 1 : -1));
  return { ...query, at, page: page > 1 ? String(page) : '' };
}

/** How many pages there are, as far as they have numbers. */
export function pagesOf({ total, isMore }: Pick<PageView<unknown>, 'total' | 'isMore'>): number {
  return isMore ? LAST_PAGE : Math.max(1, Math.ceil(total / LINES_A_PAGE));
}

function textOf(value: unknown, most: number): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.trim().slice(0, most) : '';
}
