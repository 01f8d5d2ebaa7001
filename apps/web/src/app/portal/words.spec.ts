import { describe, expect, test } from '@jest/globals';
import type { NoticeRowView, NoticeView } from '@helan/contracts';
import { amountInWords, grouped } from './figure-words';
import { endingOf, replacementOf } from './notice-standing';
import { premiumOf } from './premium';
import { sessionDay } from './session-days';

test.each([
  [0, '0 元'],
  [1, '0.01 元'],
  [999_999, '9,999.99 元'],
  [1_000_000, '1 万元'],
  [12_700_000, '12.7 万元'],
  [9_999_500_000, '9,999.5 万元'],
  [10_000_000_000, '1 亿元'],
  [1_234_560_000_000, '123.46 亿元'],
])('%i fen are %s', (fen, words) => expect(amountInWords(fen)).toBe(words));

test.each([
  [1_234.5, 1, '1,234.5'],
  [1_000_000, 2, '1,000,000'],
  [0.1, 0, '0'],
])('%d with %i decimals reads %s', (value, decimals, words) => expect(grouped(value, decimals)).toBe(words));

const dealt = (startPriceFen: string, paidFen: string | null, typeCode = 'T01') =>
  ({
    typeCode,
    startPriceFen,
    paid: paidFen === null ? null : { unitPriceFen: paidFen },
  }) as unknown as NoticeRowView;

test.each<[string, NoticeRowView, string]>([
  ['more', dealt('60000', '66000'), '比挂牌价高 10.0 %'],
  ['less', dealt('60000', '57000'), '比挂牌价低 5.0 %'],
  ['the same', dealt('60000', '60000'), '和挂牌价一样'],
  ['bought, where the lowest wins', dealt('60000', '50000', 'T14'), ''],
  ['nothing yet', dealt('60000', null), ''],
  ['what was asked is not known', dealt('0', '60000'), ''],
])('what was paid against what was asked: %s', (_, row, words) => expect(premiumOf(row)).toBe(words));

/** Noon of the 1st of December in Ningxia. */
const NOW = Date.parse('2026-12-01T04:00:00.000Z');
test.each([
  ['2026-12-01T04:00:00.000Z', true, '正在竞价', '12:00'],
  ['2026-12-01T04:00:00.001Z', false, '今天', '12:00'],
  ['2026-12-01T15:59:00.000Z', false, '今天', '23:59'],
  ['2026-12-01T16:00:00.000Z', false, '明天', '00:00'],
  ['2026-12-02T16:00:00.000Z', false, '12月3日', '00:00'],
  ['2027-01-04T01:30:00.000Z', false, '1月4日', '09:30'],
])('a session of %s runs: %s, is told as %s %s', (sessionStartAt, runs, day, time) =>
  expect(sessionDay({ sessionStartAt }, NOW)).toEqual({ runs, day, time }),
);

describe('above a notice', () => {
  const link = (id: string, kindName: string, publishedAt: string) => ({ id, kindName, publishedAt });
  const first = link('1', '转让公告', '2026-11-02');
  const change = link('2', '变更公告', '2026-11-05');
  const second = link('3', '变更公告', '2026-11-09');
  const stop = link('4', '中止公告', '2026-11-12');
  const notice = (at: { id: string; publishedAt: string }, chain: unknown[], lotState = 'LISTED') =>
    ({ ...at, chain, lotState }) as unknown as NoticeView;

  test.each<[string, NoticeView, string | null]>([
    ['the first, unchanged', notice(first, [first]), null],
    ['the first, changed twice', notice(first, [first, change, second]), '3'],
    ['the earlier change', notice(change, [first, change, second]), '3'],
    ['the later change', notice(second, [first, change, second]), null],
    ['what is no change', notice(first, [first, stop], 'SUSPENDED'), null],
  ])('what stands in its place: %s', (_, shown, id) => expect(replacementOf(shown)?.id ?? null).toBe(id));

  test.each<[string, NoticeView, string | null]>([
    ['a lot that goes on', notice(first, [first, stop]), null],
    ['one that is stopped', notice(first, [first, stop], 'SUSPENDED'), '4'],
    ['the notice of the stop itself', notice(stop, [first, stop], 'SUSPENDED'), null],
    ['one that has failed', notice(first, [first, stop], 'FAILED'), '4'],
    ['one that is won', notice(first, [first, stop], 'DEAL_CONFIRMED'), null],
  ])('what stopped its lot: %s', (_, shown, id) => expect(endingOf(shown)?.id ?? null).toBe(id));
});
