import { expect, test } from '@jest/globals';
import { initialRulebook } from '../../rules/rulebook/index.js';
import type { TradingChoice } from '../../listing/trading-choice/index.js';
import { tradingInWords } from './terms-in-words.js';
import { tradingTerms } from './trading-terms.js';

/** Source: rules §21 A12. */
test.each<[string, TradingChoice, string]>([
  ['sealed, where equals are drawn', { mode: 'SEALED_ONE' }, '1 本集体经济组织成员。优先权'],
  ['weighted, where equals are drawn', { mode: 'WEIGHTED' }, '1 本集体经济组织成员。优先权'],
  [
    'open with a ceiling, at which equals are drawn',
    { ceilingYuan: '800' },
    '1 本集体经济组织成员；同顺位的先出价者先，报到最高限价的除外。',
  ],
  ['open without one', {}, '1 本集体经济组织成员；同顺位的先出价者先。'],
])('what a notice says of equals of one rank: %s', (_, choice, words) => {
  const lot = { isBuying: false, isCollective: false, priority: ['MEMBER'] as const };
  const terms = tradingTerms(choice, initialRulebook(), lot);
  expect(tradingInWords(terms, 500n, '元/亩/年').join('')).toContain(words);
});
