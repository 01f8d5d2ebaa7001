import { describe, expect, test } from '@jest/globals';
import { initialRulebook } from '../../rules/rulebook/index.js';
import type { ClaimGround } from '../registration/index.js';
import { choiceInWords, refuseTrading, type TradingChoice } from '../../listing/trading-choice/index.js';
import { tradingInWords } from './terms-in-words.js';
import { lotKeysNeeded, mayBeBidFor, sessionRulesOf, tradingTerms } from './trading-terms.js';

const rulebook = initialRulebook();
const household = { isBuying: false, isCollective: false, priority: [] as readonly ClaimGround[] };
const terms = (choice: TradingChoice, lister = household) => tradingTerms(choice, rulebook, lister);

describe('what is left out is as the rulebook has it', () => {
  test('a household', () => {
    expect(terms({})).toEqual({
      mode: 'ASC_MULTI',
      freeMinutes: 60,
      limitedSeconds: 300,
      firstBid: 'AT_START',
      mostSteps: null,
      leapFrom: 'TABLE',
      extension: { manner: 'RESET', byMs: 300_000, triggerMs: 300_000, most: null },
      hasReserve: false,
      priceWeight: 10_000,
      extraRoundMinutes: 10,
      floorFen: null,
      intervalSeconds: 60,
      dayEndHour: 21,
      graceSeconds: 2,
      outageSeconds: 5,
      fewBidders: 'AGREE',
      afterRefusal: 'NEXT',
      silencePercent: 0,
      priority: [],
    });
  });

  test('a body seeks more bidders first; whoever buys takes the lowest', () => {
    expect(terms({}, { ...household, isCollective: true }).fewBidders).toBe('SECOND_ROUND');
    expect(terms({}, { ...household, isBuying: true, isCollective: true }).mode).toBe('REV_ASC');
  });

  test('two are enough for what a body sells, not for what it buys', () => {
    expect(terms({}, { ...household, isCollective: true }).areTwoEnough).toBe(true);
    expect(terms({}, { ...household, isBuying: true, isCollective: true }).areTwoEnough).toBeUndefined();
    expect(terms({}).areTwoEnough).toBeUndefined();
  });

  test('a shorter window shortens the extension with it', () => {
    expect(terms({ limitedSeconds: 120 }).extension).toMatchObject({ byMs: 120_000, triggerMs: 120_000 });
  });
});

test.each<[string, TradingChoice, number]>([
  ['of the rulebook', {}, 300_000],
  ['as long as the window that was chosen', { limitedSeconds: 600 }, 600_000],
  ['of its own', { limitedSeconds: 600, extensionSeconds: 30 }, 30_000],
])('the extension is %s', (_, choice, byMs) => expect(terms(choice).extension.byMs).toBe(byMs));

test('a rulebook with another extension governs', () => {
  const other = { ...rulebook, 'bid.extensionSeconds': 180 };
  expect(tradingTerms({}, other, household).extension.byMs).toBe(180_000);
});

describe('what may not be chosen', () => {
  const lot = { isBuying: false, startPriceFen: 62_000n };
  test.each<[string, TradingChoice, string[]]>([
    ['nothing chosen', {}, []],
    ['a free phase of nine minutes', { freeMinutes: 9 }, ['bid.window-out-of-range trading.freeMinutes']],
    ['a free phase of ten', { freeMinutes: 10 }, []],
    ['a window of 119 seconds', { limitedSeconds: 119 }, ['bid.window-out-of-range trading.limitedSeconds']],
    ['a window of 601', { limitedSeconds: 601 }, ['bid.window-out-of-range trading.limitedSeconds']],
    ['half a second', { limitedSeconds: 300.5 }, ['bid.window-out-of-range trading.limitedSeconds']],
    ['a trigger in the window', { triggerSeconds: 60 }, []],
    [
      'a trigger longer than the window',
      { limitedSeconds: 120, triggerSeconds: 121 },
      ['bid.window-out-of-range trading.triggerSeconds'],
    ],
    ['a trigger of nine seconds', { triggerSeconds: 9 }, ['bid.window-out-of-range trading.triggerSeconds']],
    [
      'an extension of 29 seconds',
      { extensionSeconds: 29 },
      ['bid.window-out-of-range trading.extensionSeconds'],
    ],
    ['an extension of 30', { extensionSeconds: 30 }, []],
    ['an extension of ten minutes', { extensionSeconds: 600 }, []],
    ['of 601 seconds', { extensionSeconds: 601 }, ['bid.window-out-of-range trading.extensionSeconds']],
    ['one bidder', { minBidders: 1 }, ['bid.window-out-of-range trading.minBidders']],
    ['two', { minBidders: 2 }, []],
    ['three', { minBidders: 3 }, []],
    ['four', { minBidders: 4 }, ['bid.window-out-of-range trading.minBidders']],
    ['no step at once', { mostSteps: 0 }, ['bid.window-out-of-range trading.mostSteps']],
    [
      'more than the whole deposit',
      { silencePercent: 101 },
      ['bid.window-out-of-range trading.silencePercent'],
    ],
    ['a mode of buyers', { mode: 'REV_ASC' }, ['trading.mode-not-offered trading.mode']],
    ['a fall without a floor', { mode: 'DESC' }, ['application.missing-field trading.floorYuan']],
    [
      'a fall to its start',
      { mode: 'DESC', floorYuan: '620' },
      ['trading.floor-not-below trading.floorYuan'],
    ],
    ['a fall to nothing', { mode: 'DESC', floorYuan: '0' }, ['trading.floor-not-below trading.floorYuan']],
    [
      'a fall to half a fen',
      { mode: 'DESC', floorYuan: '500.005' },
      ['money.not-whole-fen trading.floorYuan'],
    ],
    [
      'a fall with a secret floor',
      { mode: 'DESC', floorYuan: '500', hasReserve: true },
      ['trading.reserve-and-floor trading.hasReserve'],
    ],
    ['sealed prices', { mode: 'SEALED_ONE', extraRoundMinutes: 0 }, []],
    [
      'an extra round of 61 minutes',
      { extraRoundMinutes: 61 },
      ['bid.window-out-of-range trading.extraRoundMinutes'],
    ],
    [
      'a price that counts for 9%',
      { mode: 'WEIGHTED', priceWeightPercent: 9 },
      ['bid.window-out-of-range trading.priceWeightPercent'],
    ],
    ['a fall', { mode: 'DESC', floorYuan: '500', intervalSeconds: 10 }, []],
    [
      'a fall each nine seconds',
      { mode: 'DESC', floorYuan: '500', intervalSeconds: 9 },
      ['bid.window-out-of-range trading.intervalSeconds'],
    ],
  ])('%s', (_, choice, faults) => {
    expect(refuseTrading(choice, rulebook, lot).map(({ code, field }) => `${code} ${field}`)).toEqual(faults);
  });
});

test.each([
  [2, ['bid.window-out-of-range trading.minBidders']],
  [3, []],
  [9, []],
  [10, ['bid.window-out-of-range trading.minBidders']],
])('a purchase with %i bidders', (minBidders, faults) => {
  const lot = { isBuying: true, startPriceFen: 62_000n };
  expect(refuseTrading({ minBidders }, rulebook, lot).map(({ code, field }) => `${code} ${field}`)).toEqual(
    faults,
  );
});

describe('terms become the rules of a session', () => {
  const subject = { startPriceFen: 62_000n, stepFen: 500n, isBuying: false, isListed: false };
  const price = { startPriceFen: 62_000n, stepFen: 500n };

  test('open', () => {
    expect(sessionRulesOf(terms({ freeMinutes: 15 }), subject, 1_000)).toMatchObject({
      mode: 'ASC_MULTI',
      ...price,
      startAt: 1_000,
      freeEndAt: 901_000,
      limitedMs: 300_000,
      dayEndMinute: 1260,
    });
  });

  test.each([
    ['free as long as it is listed', true, 186 * 86_400_000],
    ['held again', false, 900_000],
  ])('dynamic: %s', (_, isListed, freeMs) => {
    const dynamic = terms({ mode: 'DYNAMIC', freeMinutes: 15 });
    expect(sessionRulesOf(dynamic, { ...subject, isListed }, 0)).toMatchObject({ freeEndAt: freeMs });
  });

  test('falling', () => {
    expect(sessionRulesOf(terms({ mode: 'DESC', floorYuan: '500' }), subject, 1_000)).toEqual({
      mode: 'DESC',
      ...price,
      startAt: 1_000,
      floorFen: 50_000n,
      intervalMs: 60_000,
      dayEndMinute: 1260,
    });
  });

  test('sealed, with a plan that counts, without a step and without an extra round', () => {
    const choice: TradingChoice = { mode: 'WEIGHTED', priceWeightPercent: 70, extraRoundMinutes: 0 };
    expect(sessionRulesOf(terms(choice), { ...subject, stepFen: null }, 1_000)).toEqual({
      mode: 'WEIGHTED',
      startPriceFen: 62_000n,
      stepFen: null,
      startAt: 1_000,
      endAt: 3_601_000,
      dayEndMinute: 1260,
      isBuying: false,
      priceWeight: 7_000,
      extraRoundMs: null,
    });
  });
});

describe('a lot may come to be bid for', () => {
  test.each([
    ['listed so', 'BIDDING', false, false, true],
    ['listed so by a collective', 'BIDDING', false, true, true],
    ["a collective's negotiation may turn into it", 'NEGOTIATION', false, true, true],
    ["a household's does not", 'NEGOTIATION', false, false, false],
    ['not where it is only shown', 'BIDDING', true, true, false],
    ['nor without a method', undefined, false, true, false],
  ] as const)('%s', (_, method, isRelay, isCollective, may) =>
    expect(mayBeBidFor({ method, isRelay, isCollective })).toBe(may),
  );
});

describe('what was sealed for a key of the lot needed keys', () => {
  test.each<[string, TradingChoice, number]>([
    ['an open mode', {}, 0],
    ['an open mode with a reserve', { hasReserve: true }, 1],
    ['sealed prices with an extra round', { mode: 'SEALED_ONE' }, 2],
    ['sealed prices that are drawn at once', { mode: 'SEALED_ONE', extraRoundMinutes: 0 }, 1],
    ['weighted prices', { mode: 'WEIGHTED' }, 2],
  ])('%s', (_, choice, keys) => expect(lotKeysNeeded(terms(choice))).toBe(keys));
});

describe('in the words of a notice', () => {
  test('ascending', () => {
    expect(tradingInWords(terms({}), 500n, '元/亩/年')).toEqual([
      '多次报价（增价）。',
      '每次加价是 5.00 元/亩/年的整数倍；第一口可以等于起始价。',
      '自由竞价 60 分钟，接着限时竞价 5 分钟：有人出价，从出价时起重新计时 5 分钟，直到没有人再出。',
      '当日 21:00 还没结束的暂停，下一个工作日 9:00 接着来，剩下的时间不少。',
      '出价以平台收到全部内容的时间为准。',
      '结束前平台中断超过 5 秒的，暂停；公布恢复时间至少 10 分钟以后接着来，限时竞价重新给足时间。',
      '只有一人的，按挂牌价和他的报价孰高（采购孰低）协议成交。',
      '受让方反悔的，按名次询问下一位，最多到第三位。',
    ]);
  });

  test('with an order of priority', () => {
    const words = tradingInWords(terms({}, { ...household, priority: ['MEMBER'] }), 500n, '元/亩/年');
    expect(words[3]).toContain('1 本集体经济组织成员；');
  });

  test('with everything chosen', () => {
    const choice: TradingChoice = {
      limitedSeconds: 150,
      triggerSeconds: 60,
      extension: 'ADD',
      extensionSeconds: 120,
      mostExtensions: 10,
      mostSteps: 5,
      firstBid: 'STEP_BEYOND',
      silencePercent: 20,
    };
    const words = tradingInWords(terms(choice), 500n, '元/亩/年').join('');
    expect(words).toContain('一次最多 5 档（从当时的价算，第一口从起始价算）；第一口至少比起始价多一档。');
    expect(words).toContain('限时竞价 150 秒：最后 1 分钟内有人出价，结束时间延后 2 分钟，最多 10 次，');
    expect(words).toContain('都不出价的，各扣保证金的 20%。');
  });

  test('with a number of bidders of its own', () => {
    const collective = { ...household, isCollective: true };
    const words = (choice: TradingChoice) =>
      tradingInWords(terms(choice, collective), 500n, '元/年').join('');
    expect(words({ minBidders: 3, fewBidders: 'FAIL' })).toContain(
      '至少 3 人取得资格。有两人取得资格的，由两人竞价，不因人数不够流标。人数不够的，流标。',
    );
    expect(words({})).not.toContain('取得资格的，由两人');
  });

  test('sealed, with a reserve', () => {
    const words = tradingInWords(terms({ mode: 'WEIGHTED', hasReserve: true }), null, '元/年').join('');
    expect(words).toContain('60 分钟内每人密封报价一次，报出不能改；');
    expect(words).toContain('价格占 60%，方案占 40%；');
    expect(words).toContain('同价的加报一轮 10 分钟，还相同的由系统公开抽签。');
    expect(words).toContain('设有保留价，转出方最迟在竞价开始前 60 分钟封存；没有封存的，竞价不开始，');
    expect(words).toContain('达不到保留价的不成交，保留价也不公布。');
  });

  test('falling', () => {
    const words = tradingInWords(
      terms({ mode: 'DESC', floorYuan: '500', intervalSeconds: 90 }),
      2_000n,
      '元/年',
    );
    expect(words[1]).toBe(
      '从起始价起，每 90 秒降 20.00 元/年，最低降到 500.00；第一个接受的人按他接受的价成交。',
    );
  });
});

test('a choice in words leaves out what is left to the rulebook', () => {
  expect(choiceInWords({})).toBe('');
  expect(choiceInWords({ mode: 'DESC', floorYuan: '500', fewBidders: 'FAIL' })).toBe(
    '竞价方式：降价竞价；最低降到：500 元；人数不够怎么办：人数不够的，流标',
  );
});
