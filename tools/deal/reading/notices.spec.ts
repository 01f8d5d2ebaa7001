import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { formatQuantity, getPropertyType } from '@helan/domain';
import { type LotReading, readLots } from './lot-reading.js';
import { FACTS, MANNERS, NUMBERS } from './notices.table.js';
import type { PriceFor } from './stated-price.js';
import type { RealNotice } from './real-notice.js';
import type { Said } from './said.js';

const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];

test('every notice has its lines, and every line a notice', () => {
  const ids = NOTICES.map(({ id }) => id).sort();
  expect(Object.keys(NUMBERS).sort()).toEqual(ids);
  expect(ids).toEqual(expect.arrayContaining([...Object.keys(MANNERS), ...Object.keys(FACTS)]));
});

describe.each(NOTICES.map((notice) => [notice.id, notice] as const))('%s', (id, notice) => {
  const lots = readLots(notice, getPropertyType(notice.type!));

  test('numbers', () => expect(lots.map(inNumbers)).toEqual(NUMBERS[id]));
  test('manners', () => expect(inManners(lots[0]!)).toBe(MANNERS[id] ?? ''));
  test('facts', () => expect(inFacts(lots[0]!)).toBe(FACTS[id] ?? ''));
});

function inNumbers(lot: LotReading): string {
  return [
    told(lot.quantity, ({ amount, unit }) => `${formatQuantity(amount)} ${unit}`),
    told(lot.price, (price) => {
      const others = price.others.map(formatQuantity).join('、');
      return `${priceOf(price)}${price.isTotal ? ' 总' : ''}${others ? ` (${others})` : ''}`;
    }),
    told(lot.step, priceOf),
    told(lot.term, ({ months, days, isFromNotice, otherYears }) =>
      [
        `${months} 个月`,
        ...(days ? [`${days} 天`] : []),
        ...(isFromNotice ? ['从公告起'] : []),
        ...(otherYears ? [`(又写 ${otherYears} 年)`] : []),
      ].join(' '),
    ),
    told(lot.deposit, (deposit) =>
      'amount' in deposit ? formatQuantity(deposit.amount) : `起价的 ${deposit.percentHundredths / 100}%`,
    ),
    told(lot.payment, (payment) => {
      if (payment.kind === 'EVERY_YEARS') return `每 ${payment.years} 年`;
      if (payment.kind === 'PLAN')
        return ['分期', ...payment.percents.map((one) => `${one / 100}%`)].join(' ');
      return { ONCE: '一次', YEARLY: '每年', BY_DELIVERY: '按交付' }[payment.kind];
    }),
    told(lot.escalation, (escalation) => {
      if (escalation === 'NONE') return '不递增';
      const { everyYears, percentHundredths = 0, isOnFirst } = escalation;
      return `${everyYears} 年 ${percentHundredths / 100}%${isOnFirst ? ' 按首年' : ''}`;
    }),
    told(lot.receivers, ({ receivers, applicants }) => {
      const words = { ANYONE: [], NATURAL: ['自然人'], ORGANISATIONS: ['单位'] }[applicants];
      return [...(receivers === 'MEMBERS' ? ['本集体成员'] : []), ...words].join(' ') || '不限';
    }),
    told(lot.publication, String),
  ].join(' · ');
}

function inManners(lot: LotReading): string {
  const { minBidders, writtenRounds, listingRound, manner, extension, mostRaise, ceiling } = lot;
  return [
    ...(minBidders ? [`至少 ${minBidders} 人`] : []),
    ...(writtenRounds ? [`书面 ${writtenRounds} 轮`] : []),
    ...(listingRound ? [`第 ${listingRound} 次挂牌`] : []),
    ...Object.entries(manner).map(([key, value]) => `${key} ${String(value)}`),
    ...(extension && !extension.value ? ['延时 ?'] : []),
    ...(mostRaise ? [`最多加 ${told(mostRaise, ({ steps }) => String(steps))}`] : []),
    ...(ceiling ? [`最高限价 ${told(ceiling, priceOf)}`] : []),
  ].join(', ');
}

function inFacts(lot: LotReading): string {
  const { lister, ownership, purpose, kinds, fees, isPricedInKind } = lot;
  return [
    ...(lister?.value ? [lister.value] : []),
    ...(ownership?.value ? [ownership.value === 'STATE' ? '国有' : '集体'] : []),
    ...(purpose?.value ? [`用途 ${purpose.value}`] : []),
    ...Object.values(kinds),
    ...(isPricedInKind ? ['以实物计价'] : []),
    ...fees.map((fee) => `收费 ${fee}`),
  ].join(', ');
}

function priceOf({ amount, per, isYearly }: PriceFor): string {
  return `${formatQuantity(amount)}${per ? `/${per}` : ''}${isYearly ? '/年' : ''}`;
}

function told<T>(said: Said<T> | undefined, inWords: (value: T) => string): string {
  if (!said) return '–';
  return said.value === undefined ? '?' : inWords(said.value);
}
