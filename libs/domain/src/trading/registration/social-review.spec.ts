import { describe, expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { isSocialCapital, reviewNeed } from './social-review.js';
import { refuseReviewDecision } from './review-decision.js';

const lines = { 'social.townMu': 100, 'social.countyMu': 500, 'social.cityMu': 1000 };

test.each([
  [99.9999, 'NONE'],
  [100, 'TOWN'],
  [499.9999, 'TOWN'],
  [500, 'COUNTY'],
  [999.9999, 'COUNTY'],
  [1000, 'CITY'],
] as const)('%s 亩: %s', (mu, need) => expect(reviewNeed(BigInt(Math.round(mu * 10_000)), lines)).toBe(need));

test.each([[{}], [{ ...lines, 'social.townMu': 0 }], [{ ...lines, 'social.cityMu': 0 }]])(
  'with a line that nobody has set: %j',
  (some) => expect(reviewNeed(10_000n, some)).toBe('UNSET'),
);

test.each([
  ['T01', 'ENTERPRISE', true],
  ['T02', 'SOLE_TRADER', true],
  ['T01', 'SOCIAL_ORG', true],
  ['T01', 'COOP', false],
  ['T01', 'PERSON', false],
  ['T05', 'ENTERPRISE', false],
] as const)('%s for %s is social capital: %s', (code, kind, expected) =>
  expect(isSocialCapital(getPropertyType(code), kind)).toBe(expected),
);

describe('a decision', () => {
  const opinions = { landUse: '不改变用途', capability: '具备', plan: '以粮食为主' };
  test.each([
    ['of a township', { isApproved: true, opinions }, 'TOWN', []],
    ['of the county without its document', { isApproved: true, opinions }, 'COUNTY', ['documentNo']],
    ['of the county', { isApproved: false, opinions, documentNo: '贺农审2026第3号' }, 'COUNTY', []],
    [
      'of the city with a blank number',
      { isApproved: true, opinions, documentNo: ' ' },
      'CITY',
      ['documentNo'],
    ],
    [
      'without an opinion',
      { isApproved: false, opinions: { ...opinions, plan: ' ' } },
      'TOWN',
      ['opinions.plan'],
    ],
  ] as const)('%s', (_, decision, tier, fields) =>
    expect(refuseReviewDecision(decision, tier).map(({ field }) => field)).toEqual(fields),
  );
});
