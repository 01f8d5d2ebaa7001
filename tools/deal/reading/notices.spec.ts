import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { formatQuantity, getPropertyType } from '@helan/domain';
import { type LotReading, readLots } from './lot-reading.js';
import type { PriceFor } from './read-price.js';
import type { RealNotice } from './real-notice.js';
import type { Said } from './said.js';

const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];

/**
 * What each of the 47 notices says, typed by hand from its own fields, a line a lot: quantity · price · step · term ·
 * deposit · payment · escalation · who may take part · working days of its publication. `–` it does not say, `?` it
 * says in words without a number, `(…)` what it says besides.
 */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  N001: ['600 亩 · – · – · 119 个月 3 天 · 300000 · – · 1 年 10% 按首年 · 自然人 · 9'],
  N002: ['1985 亩 · 707850 · 5000 · 60 个月 · 30000 · – · – · 不限 · –'],
  N003: [
    '300 亩 · 150000 总 · 3000 · 60 个月 · 30000 · – · – · 不限 · 5',
    '240 亩 · 924000 总 · 5000 · 60 个月 · 200000 · – · – · 不限 · 5',
  ],
  N004: [
    '15.3 亩 · 450/亩/年 · 10/亩 · 36 个月 · 1000 · 一次 · – · 本集体成员 自然人 · 3',
    '14.7 亩 · 450/亩/年 · 10/亩 · 36 个月 · 1000 · 一次 · – · 本集体成员 自然人 · 3',
    '17.8 亩 · 450/亩/年 · 10/亩 · 36 个月 · 1000 · 一次 · – · 本集体成员 自然人 · 3',
  ],
  N007: ['53 亩 · 600/亩/年 · – · 60 个月 · 32000 · 每年 · 1 年 2% · 自然人 · –'],
  N008: [
    '181 亩 · 1150/亩/年 · – · 60 个月 · – · 一次 · – · 本集体成员 · ?',
    '32 亩 · 128000 总 · – · 60 个月 · – · 一次 · – · 本集体成员 · ?',
  ],
  N009: ['58.424 亩 · 550/亩/年 · 10 · 45 个月 27 天 从公告起 · – · – · – · – · ?'],
  N012: ['997.5 m² · 85000/年 · 1000 · 60 个月 · 3000 · 每年 · – · – · 4'],
  N014: ['10 m² · 6000/年 · – · 36 个月 · – · – · – · – · –'],
  N015: ['– · – · – · – · – · – · – · 不限 · –'],
  N019: ['77.5 亩 · 330/亩/年 · – · 33 个月 30 天 (又写 3 年) · 5000 · 一次 · – · 不限 · –'],
  N020: ['994.44 亩 · 600/亩 (850) · – · 12 个月 · – · – · – · – · 6'],
  N030: ['650 m² · 206174.43 · – · – · 5000 · – · – · 单位 · –'],
  N031: ['– · 10578 · – · – · – · – · – · 不限 · ?'],
  N032: ['– · 990429.28 · – · – · – · – · – · 不限 · –'],
  N035: [
    '50.17 亩 · 196774 总 · – · 58 个月 27 天 · 196774 · 一次 · – · – · 4',
    '32.55 亩 · 127668 总 · – · 58 个月 27 天 · 127668 · 一次 · – · – · 4',
  ],
  N036: ['95.55 亩 · 20000/年 · 100 · 60 个月 · 1000 · 分期 · – · – · ?'],
  N038: [
    '19.9 亩 · – · – · 59 个月 4 天 (又写 5 年) · 50000 · – · – · – · ?',
    '21.4 亩 · – · – · 59 个月 4 天 (又写 5 年) · 50000 · – · – · – · ?',
    '6.8 亩 · – · – · 59 个月 4 天 (又写 5 年) · 50000 · – · – · – · ?',
  ],
  N039: [
    '0.8 亩 · 700/年 · 50 · 240 个月 · 5000 · – · – · 本集体成员 自然人 · 8',
    '1 亩 · 900/年 · 50 · 240 个月 · 5000 · – · – · 本集体成员 自然人 · 8',
    '3 亩 · 2900/年 · 50 · 240 个月 · 5000 · – · – · 本集体成员 自然人 · 8',
    '10 亩 · 400/年 · 50 · 240 个月 · 5000 · – · – · 本集体成员 自然人 · 8',
  ],
  N042: ['93.61 亩 · 500/亩/年 · – · 120 个月 · 10000 · 一次 · 1 年 2% · 不限 · –'],
  N049: ['2 套 · – · – · 36 个月 · 起价的 20% · – · – · 自然人 · ?'],
  N050: ['2906.5 亩 · 1500/亩 · – · 12 个月 · 400000 · 一次 · – · – · ?'],
  N051: ['47.24 亩 · 450/亩/年 · 20/亩 · 36 个月 · 5000 · 每年 · – · – · –'],
  N052: [
    ['319.4', 1100],
    ['256.6', 1000],
    ['582.2', 1100],
    ['190.8', 1000],
    ['433.8', 1000],
    ['171.2', 900],
    ['528.54', 1200],
    ['0.46', 1100],
    ['533.6', 1200],
    ['59.4', 1100],
    ['105.29', 600],
    ['14.71', 600],
    ['430.79', 1100],
    ['129.21', 1000],
  ].map(([mu, price]) => `${mu} 亩 · ${price}/亩 · – · – · – · – · – · – · –`),
  N053: [
    '54.5 亩 · 43600 总 · 545 · – · – · – · – · – · ?',
    '74.08 亩 · 77880.3 总 · 741 · – · – · – · – · – · ?',
    '51.74 亩 · 51740 总 · 517 · – · – · – · – · – · ?',
  ],
  N055: ['– · – · – · – · ? · – · – · – · –'],
  N056: ['– · 700/亩/年 · ? · – · 10000 · – · ? · – · –'],
  N057: ['– · – · – · ? · – · – · – · 单位 · –'],
  N068: ['14.637', '14.32', '17.938', '23.254'].map(
    (mu) => `${mu} 亩 · 100/亩/年 · 20 · 120 个月 · – · – · – · 本集体成员 自然人 · –`,
  ),
  N070: [
    '37 间 · ? · – · 24 个月 · – · – · – · – · –',
    '1 间 · 20000/年 · – · 24 个月 · – · – · – · – · –',
    '1 间 · 50000/年 · – · 24 个月 · – · – · – · – · –',
  ],
  N071: [
    ['162.76', 37500, 15000],
    ['70', 16900, 6700],
    ['105', 24600, 9800],
    ['36.63', 12200, 4800],
    ['48.58', 17700, 7000],
    ['56.32', 15900, 6300],
    ['51.84', 14600, 5800],
    ['266.76', 43300, 17300],
    ['39.18', 14300, 5700],
    ['17.77', 11300, 4500],
    ['36.59', 30100, 12000],
  ].map(([area, price, deposit]) => `${area} m² · ${price}/年 · – · 60 个月 · ${deposit} · – · – · 不限 · –`),
  N081: [
    ['629.7', 119648, 59824],
    ['635.2', 120690, 60345],
    ['818', 155430, 77715],
    ['780.9', 148380, 74190],
    ['774.6', 147178, 73589],
    ['666.1', 126564, 63282],
    ['622', 118182, 59091],
    ['752.3', 142942, 71471],
    ['719.9', 136786, 68393],
    ['701.5', 133290, 66645],
    ['587.2', 111570, 55785],
    ['716.6', 136156, 68078],
    ['393.7', 74808, 37404],
    ['749.4', 142388, 71194],
    ['317', 63400, 31700],
  ].map(([mu, price, deposit]) => `${mu} 亩 · ${price} · – · 24 个月 · ${deposit} · 每年 · – · – · ?`),
  N082: ['51087.2 亩 · 321737500 · – · 240 个月 · 5000000 · – · – · – · ?'],
  N083: [
    '979.7952 亩 · 50/亩/年 · – · 240 个月 · 30000 · – · – · – · ?',
    '929.6001 亩 · 50/亩/年 · – · 240 个月 · 30000 · – · – · – · ?',
    '894.3557 亩 · 50/亩/年 · – · 240 个月 · 30000 · – · – · – · ?',
    '622.6407 亩 · 50/亩/年 · – · 240 个月 · 20000 · – · – · – · ?',
    '1694.218 亩 · 50/亩/年 · – · 240 个月 · – · – · – · – · ?',
  ],
  N085: ['– · – · – · – · ? · – · – · – · 10'],
  N086: ['6372.29 亩 · – · – · – · – · – · – · – · 3'],
  N087: ['– · – · – · – · – · 每年 · 不递增 · 不限 · –'],
  N095: ['350 m³ · 400/m³ (500) · – · – · 20000 · 按交付 · – · – · ?'],
  N096: ['10248.24 m³ · 2700000 · 20000 · – · 500000 · 分期 50% · – · – · ?'],
  N099: ['14752 株 · 140800 · – · 2 个月 6 天 从公告起 · 20000 · – · – · – · 7'],
  N100: [
    '872.7312 m³ · 300/m³ (400) · 5/m³ · – · 30000 · – · – · – · 9',
    '921.0199 m³ · 300/m³ · 5/m³ · – · 30000 · – · – · – · 9',
    '996.936 m³ · 300/m³ (400) · 5/m³ · – · 30000 · – · – · – · 9',
    '1500.7209 m³ · 300/m³ · 5/m³ · – · 50000 · – · – · – · 9',
  ],
  N102: ['1298 m² · 3000/年 · – · 120 个月 · 4500 · 每 5 年 · – · 不限 · 5'],
  N109: ['154 处 · – · – · – · – · – · – · – · –'],
  N110: ['– · – · – · – · – · – · – · – · ?'],
  N111: ['– · – · – · – · – · – · – · – · 38'],
  N112: ['– · – · – · – · ? · – · – · – · 8'],
  N113: [
    '150 亩 · 15000000 · 750000 · – · 3000000 · – · – · – · ?',
    '150 亩 · 15000000 · 750000 · – · 3000000 · – · – · – · ?',
    '100000 kg · 3000000 · – · – · 600000 · – · – · – · ?',
  ],
};

/** How many there must be, rounds, ranks, ties and clocks, where a notice says anything of them: its first lot. */
const MANNERS: Readonly<Record<string, string>> = {
  N002: '第 2 次挂牌',
  N004: '至少 2 人, 书面 1 轮, fewBidders AGREE, extraRoundMinutes 0',
  N007: '书面 1 轮, 第 2 次挂牌',
  N008: '书面 1 轮, extraRoundMinutes 0',
  N009: '书面 1 轮',
  N015: 'fewBidders AGREE',
  N019: '至少 3 人, 书面 1 轮, fewBidders AGREE, extraRoundMinutes 0',
  N020: '书面 1 轮',
  N031: '书面 3 轮',
  N035: '书面 1 轮, afterRefusal FAIL, extraRoundMinutes 0',
  N036: '书面 1 轮',
  N038: '书面 1 轮, afterRefusal NEXT, extraRoundMinutes 0',
  N042: '至少 2 人, 书面 1 轮, fewBidders AGREE',
  N053: 'freeMinutes 15, limitedSeconds 60, extension RESET, extensionSeconds 60, afterRefusal NEXT, silencePercent 20',
  N055: 'silencePercent 100',
  N056: '延时 ?, 最多加 ?',
  N057: '书面 1 轮, fewBidders AGREE',
  N070: '第 3 次挂牌',
  N071: 'fewBidders AGREE',
  N087: '至少 2 人',
  N095: '书面 1 轮, afterRefusal FAIL',
  N099: '第 1 次挂牌',
  N100: 'freeMinutes 1440',
  N113: '最高限价 22500000',
};

/** Who lists, whose it is, what it is for, what kind it is, and what it asks to be paid for itself. */
const FACTS: Readonly<Record<string, string>> = {
  N001: '用途 水产养殖, POND',
  N002: 'COLLECTIVE, 用途 水产养殖, POND',
  N003: 'POND',
  N004: 'COLLECTIVE, 用途 水产养殖, POND',
  N007: 'COLLECTIVE',
  N008: 'COLLECTIVE, 以实物计价, 收费 300 元，报名费(不退)',
  N009: 'COLLECTIVE',
  N012: 'COLLECTIVE',
  N014: 'COLLECTIVE, HOUSE',
  N015: 'COLLECTIVE',
  N019: 'COLLECTIVE, 用途 粮食种植',
  N020: 'MOVABLE, 收费 100 元，招标文件费',
  N030: 'VILLAGE_COMMITTEE, WORKS',
  N031: 'COLLECTIVE, WORKS',
  N032: 'COLLECTIVE, WORKS',
  N035: 'COLLECTIVE, 用途 水产养殖, POND',
  N036: 'COLLECTIVE, 用途 水产养殖, POND, 收费 200 元，报名费不退',
  N038: 'COLLECTIVE, 用途 水产养殖, POND, 收费 300 元/标，资料费不退',
  N039: 'COLLECTIVE, 集体',
  N042: 'COLLECTIVE',
  N050: 'COLLECTIVE',
  N051: 'COLLECTIVE',
  N052: 'COLLECTIVE',
  N053: 'COLLECTIVE',
  N055: '用途 水产养殖, POND, 收费 中者付清佣金后退',
  N056: 'COLLECTIVE, POND',
  N057: 'COLLECTIVE, 用途 粮食种植',
  N068: 'COLLECTIVE, 集体, 用途 林果种植, ECONOMIC',
  N070: 'COLLECTIVE, HOUSE',
  N071: '国有, HOUSE',
  N081: '国有',
  N082: '国有',
  N083: 'COLLECTIVE, 集体, 用途 林木培育, TIMBER',
  N085: '收费 成功者转价款和交易费',
  N086: 'INSTITUTION, LAND',
  N087: 'COLLECTIVE, 用途 粮食种植',
  N095: 'ENTERPRISE, 国有, TREE',
  N096: 'ENTERPRISE, 国有, TREE',
  N099: 'COLLECTIVE, TREE',
  N100: 'ENTERPRISE, 国有, TREE',
  N102: 'COLLECTIVE, HOUSE',
  N109: 'COLLECTIVE',
  N110: '国有, LAND',
  N111: '国有, LAND',
  N112: '集体, BUILDING_LAND',
  N113: 'LAND',
};

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
