import { describe, expect, test } from '@jest/globals';
import type { NoticeFields } from './deal-facts.js';
import { readNotice } from './read-notice.js';

const NOW = new Date('2026-11-02T01:00:00Z');
const read = (fields: NoticeFields, sourceDate = '2025-02-25') =>
  readNotice({ id: 'X', type: 'T02', title: '地', sourceDate, fields }, 'T02', NOW);
const full: NoticeFields = {
  area: { value: 100, unit: '亩' },
  term: { years: 5 },
  startPrice: { value: 500, unit: '元/亩/年' },
};

describe('the term keeps its length and begins after the demo clock', () => {
  test.each<[string, NoticeFields['term'], string | undefined, string | undefined]>([
    ['years', { years: 5 }, '2027-01-16', '2032-01-15'],
    ['from and to', { years: 3, from: '2026-03-01', to: '2028-12-30' }, '2027-01-16', '2029-11-14'],
    ['whole years by date', { from: '2025-12-01', to: '2035-11-30' }, '2027-01-16', '2037-01-15'],
    ['an end only, from the day of the notice', { to: '2028-02-24' }, '2027-01-16', '2030-01-15'],
    ['nothing: a year', undefined, '2027-01-16', '2028-01-15'],
  ])('%s', (_, term, from, to) => {
    const { application } = read({ ...full, term });
    expect([application.termFrom, application.termTo]).toEqual([from, to]);
  });
});

test.each<[string, NoticeFields, string | undefined]>([
  ['per 亩 and year', full, '500.00'],
  ['per 亩, written otherwise', { ...full, startPrice: { value: 330.5, unit: '元/亩·年' } }, '330.50'],
  ['for the whole per year', { ...full, startPrice: { value: 20_000, unit: '元/年' } }, '200.00'],
  ['for the whole term', { ...full, startPrice: { value: 250_000, unit: '元(整块整期)' } }, '500.00'],
  ['in 万元', { ...full, startPrice: { value: 25, unit: '万元' } }, '500.00'],
  ['not at all, but the deposit', { ...full, startPrice: undefined, deposit: { value: 10_000 } }, '500.00'],
])('a price %s', (_, fields, expected) => expect(read(fields).application.startPriceYuan).toBe(expected));

test.each<[string, NoticeFields, number]>([
  ['not stated', full, 7],
  ['in working days', { ...full, workingDaysStated: 10 }, 10],
  ['by its dates', { ...full, publishFrom: '2024-03-04', publishTo: '2024-03-08' }, 4],
  ['by its deadline', { ...full, publishFrom: '2024-03-04', registrationDeadline: '2024-03-15T17:00' }, 9],
])('a publication %s', (_, fields, days) =>
  expect(read(fields).application.publicationWorkingDays).toBe(days),
);

test('what is not said is named, what is said is not', () => {
  const { defaults } = read(full);
  expect(defaults.map((line) => line.split('：')[0])).toEqual([
    '保证金',
    '加价幅度',
    '支付方式',
    '权利到期日',
    '公告期',
  ]);
  const said = read({
    ...full,
    rightEndsOn: '2047-01-01',
    increment: { value: 10 },
    paymentTerms: '一次性付清',
    deposit: { value: 5000 },
    workingDaysStated: 8,
  });
  expect(said.defaults).toEqual([]);
  expect(said.application).toMatchObject({ stepYuan: '10.00', payment: 'ONCE', depositYuan: '5000.00' });
});

test('the first of several lots is played, and another mode is named', () => {
  const { remarks, application } = read({
    ...full,
    tradingMethod: '现场举牌',
    lots: [{ lot: 1, name: '东块', area: { value: 7 } }, { lot: 2 }],
  });
  expect(remarks).toEqual([expect.stringContaining('2 个标的'), expect.stringContaining('现场举牌')]);
  expect(application.parcels?.[0]?.mu).toBe('7');
});
