import { describe, expect, test } from '@jest/globals';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { SAMPLE_DECISION } from '../../samples/index.js';
import { type CollectiveDecision, DECISION_FIELDS, isStaleDecision } from './decision.js';
import { refuseDecision } from './refuse-decision.js';

const RULE = {
  majority: 'TWO_THIRDS',
  needsTownApproval: true,
  source: '农村土地承包法 第五十二条',
} as const;
const TODAY = '2026-11-02';
const votes = (total: number, inFavour: number): Partial<CollectiveDecision> => ({
  total,
  present: inFavour,
  inFavour,
  against: 0,
  abstain: 0,
});
const faultsOf = (change: Partial<CollectiveDecision>, rule = RULE) =>
  refuseDecision({ ...SAMPLE_DECISION, ...change }, rule, TODAY).map(({ code, field }) => `${code} ${field}`);

describe('a decision of a collective', () => {
  test.each([
    [30, 20, true],
    [30, 19, false],
    [31, 21, true],
    [31, 20, false],
    [3, 2, true],
    [1, 1, true],
    [1000, 667, true],
    [1000, 666, false],
  ])('of %i entitled, %i in favour: carried is %s', (total, inFavour, isCarried) => {
    expect(faultsOf(votes(total, inFavour))).toEqual(
      isCarried ? [] : ['decision.not-enough decision.inFavour'],
    );
  });

  test.each([
    [30, 16, true],
    [30, 15, false],
    [31, 16, true],
  ])('by charter: of %i entitled, %i in favour: carried is %s', (total, inFavour, isCarried) => {
    const rule = { ...RULE, majority: 'CHARTER' } as const;
    expect(refuseDecision({ ...SAMPLE_DECISION, ...votes(total, inFavour) }, rule, TODAY)).toHaveLength(
      isCarried ? 0 : 1,
    );
  });

  test('the base is the whole body, not those who came', () => {
    expect(faultsOf({ total: 60, present: 27, inFavour: 27, against: 0, abstain: 0 })).toEqual([
      'decision.not-enough decision.inFavour',
    ]);
  });

  test.each<[string, Partial<CollectiveDecision>, string]>([
    ['more present than entitled', { present: 31, inFavour: 24 }, 'decision.bad-count decision.present'],
    ['votes that do not sum to those present', { abstain: 3 }, 'decision.bad-count decision.present'],
    ['half a vote', { inFavour: 20.5, abstain: 1.5 }, 'decision.bad-count decision.present'],
    ['votes below zero', { against: -5, abstain: 12 }, 'decision.bad-count decision.present'],
    ['a meeting tomorrow', { date: '2026-11-03' }, 'decision.in-future decision.date'],
    ['a day that does not exist', { date: '2026-02-30' }, 'calendar.bad-date decision.date'],
    [
      'a publicity before the meeting',
      { postedFrom: '2026-10-11' },
      'decision.no-publicity decision.postedTo',
    ],
    ['a publicity that still runs', { postedTo: '2026-11-03' }, 'decision.no-publicity decision.postedTo'],
    [
      'no approval of the township',
      { townApprovalNo: '' },
      'decision.no-town-approval decision.townApprovalNo',
    ],
  ])('is refused for %s', (_, change, fault) => expect(faultsOf(change)).toEqual([fault]));

  test.each(Object.keys(DECISION_FIELDS).filter((field) => !['townApprovalNo', 'priceYuan'].includes(field)))(
    'is not complete without %s',
    (field) =>
      expect(faultsOf({ [field]: undefined })).toEqual([`application.missing-field decision.${field}`]),
  );

  test('none at all is refused with the law that asks for it', () => {
    expect(refuseDecision(null, RULE, TODAY)).toEqual([
      { code: 'decision.missing', field: 'decision', values: { source: '农村土地承包法 第五十二条' } },
    ]);
  });

  test.each([
    ['2025-11-02', false],
    ['2025-11-01', true],
  ])('of %s is too old to go unasked: %s', (date, isStale) =>
    expect(isStaleDecision({ ...SAMPLE_DECISION, date }, TODAY, initialRulebook())).toBe(isStale),
  );
});
