import { describe, expect, test } from '@jest/globals';
import type { SessionRules } from '@helan/domain';
import {
  FALL,
  SEAL,
  SEALING,
  TERMS,
  TRADING,
  falling,
  judge,
  noticeOf,
  open,
  recordUnder,
  sealed,
} from './make-notice.js';

/** What a lister may choose beyond the usual: each stands in the notice, and the session has it from there. */
describe('a session as its notice has chosen it stands', () => {
  test.each<[string, object, SessionRules, object?]>([
    [
      'in prices of four decimals: 0.6150 元/m³, by steps of 0.0050',
      { ...TERMS, price: { unit: '元/m³', scale: 4 }, startPriceFen: '6150', stepFen: '50' },
      { ...open, priceScale: 4, startPriceFen: 6_150n, stepFen: 50n },
    ],
    [
      'falling in prices of four decimals',
      { ...FALL, price: { unit: '元/kWh', scale: 4 } },
      { ...falling, priceScale: 4 },
    ],
    [
      'sealed in prices of four decimals',
      { ...SEAL, price: { unit: '元/股', scale: 4 } },
      { ...sealed, priceScale: 4 },
      SEALING,
    ],
    ['in fen, which the notice need not say', { ...TERMS, price: { unit: '元/亩/年' } }, open],
    [
      'with a ceiling, whose drawing it commits to',
      { ...TERMS, drawHash: 'd', trading: { ...TRADING, ceilingFen: '64000' } },
      { ...open, ceilingFen: 64_000n } as SessionRules,
      { drawHash: 'd' },
    ],
    [
      'with a confirmation',
      { ...TERMS, trading: { ...TRADING, confirmMinutes: 5 } },
      { ...open, confirmMs: 300_000 } as SessionRules,
    ],
    [
      'sealed, in two rounds and below a ceiling',
      { ...SEAL, trading: { ...SEAL.trading, writtenRounds: 2, ceilingFen: '55000' } },
      { ...sealed, rounds: 2, ceilingFen: 55_000n } as SessionRules,
      SEALING,
    ],
  ])('%s', (_, terms, rules, more = {}) => {
    const notice = noticeOf(terms);
    expect(judge(true, recordUnder(notice, rules, { terms: more }), notice).isSound).toBe(true);
  });
});

describe('a session by another choice falls beside its notice', () => {
  test.each<[string, object, SessionRules, string, object?]>([
    [
      'four decimals where the notice has fen',
      { ...TERMS, price: { unit: '元/亩/年' } },
      { ...open, priceScale: 4 },
      '单价的小数位数和公告写的不一样：公告 没有写，记录 4。',
    ],
    [
      'fen where the notice has four decimals',
      { ...TERMS, price: { unit: '元/m³', scale: 4 } },
      open,
      '单价的小数位数和公告写的不一样：公告 4，记录 没有写。',
    ],
    [
      'the ceiling',
      { ...TERMS, trading: { ...TRADING, ceilingFen: '64000' } },
      { ...open, ceilingFen: 64_500n } as SessionRules,
      '最高限价和公告写的不一样：公告 "64000"，记录 "64500"。',
    ],
    [
      'a ceiling that it has not',
      TERMS,
      { ...open, ceilingFen: 64_000n } as SessionRules,
      '最高限价和公告写的不一样：公告 没有写，记录 "64000"。',
    ],
    [
      'the seed of the drawing at it',
      { ...TERMS, drawHash: 'd', trading: { ...TRADING, ceilingFen: '64000' } },
      { ...open, ceilingFen: 64_000n } as SessionRules,
      '抽签种子的指纹和公告写的不一样。',
      { drawHash: 'e' },
    ],
    [
      'the time to confirm',
      { ...TERMS, trading: { ...TRADING, confirmMinutes: 5 } },
      { ...open, confirmMs: 240_000 } as SessionRules,
      '进入限时竞价前确认的时长和公告写的不一样：公告 300000，记录 240000。',
    ],
    [
      'the rounds',
      { ...SEAL, trading: { ...SEAL.trading, writtenRounds: 2 } },
      { ...sealed, rounds: 3 } as SessionRules,
      '报价的轮数和公告写的不一样：公告 2，记录 3。',
      SEALING,
    ],
  ])('%s', (_, terms, rules, words, more = {}) => {
    const notice = noticeOf(terms);
    const { isSound, lines } = judge(true, recordUnder(notice, rules, { terms: more }), notice);
    expect(isSound).toBe(false);
    expect(lines.join()).toContain(words);
  });
});
