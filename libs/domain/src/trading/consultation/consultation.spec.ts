import { describe, expect, test } from '@jest/globals';
import { type Answers, consultationState } from './consultation.js';
import { wayOn } from './way-on.js';
import { minBiddersOf, ruleOfBidders } from './bidder-count.js';

describe('both sides are asked', () => {
  test.each<[string, Answers['transferor'], Answers['applicants'], boolean, string]>([
    ['nobody has answered', null, [null, null], false, 'ASKING'],
    ['all but one have', true, [true, null], false, 'ASKING'],
    ['all but the transferor have', null, [true, false], false, 'ASKING'],
    ['all have', true, [true, false], false, 'CLOSED'],
    ['silence, and the time is over', null, [null, null], true, 'CLOSED'],
    ['the transferor objects', false, [true, true], false, 'OBJECTED'],
    ['he still objects when the time is over', false, [null], true, 'OBJECTED'],
    ['nobody is left, whom he objects to', false, [], false, 'CLOSED'],
    ['nobody is left, before he has answered', null, [], false, 'CLOSED'],
    ['he has come round after the time', true, [null], true, 'CLOSED'],
  ])('%s', (_, transferor, applicants, isOver, state) =>
    expect(consultationState({ transferor, applicants }, isOver)).toBe(state),
  );
});

describe('who shows up decides', () => {
  test.each([
    ['nobody', 0, 2, 'AGREE', false, 'FAIL'],
    ['nobody in a second round', 0, 2, 'SECOND_ROUND', true, 'FAIL'],
    ['one, to be agreed with', 1, 2, 'AGREE', false, 'AGREE'],
    ['one, in the first of two rounds', 1, 2, 'SECOND_ROUND', false, 'SECOND_ROUND'],
    ['one, in the second round', 1, 2, 'SECOND_ROUND', true, 'AGREE'],
    ['one, where too few fail', 1, 2, 'FAIL', false, 'FAIL'],
    ['two of two', 2, 2, 'FAIL', false, 'BID'],
    ['two of three, where too few fail', 2, 3, 'FAIL', false, 'FAIL'],
    ['two of three, in the first of two rounds', 2, 3, 'SECOND_ROUND', false, 'SECOND_ROUND'],
    ['two of three, in the second round', 2, 3, 'SECOND_ROUND', true, 'BID'],
    ['two of three, where one would be agreed with', 2, 3, 'AGREE', false, 'BID'],
    ['three of three', 3, 3, 'SECOND_ROUND', false, 'BID'],
  ] as const)('%s', (_, takingPart, minBidders, fewBidders, isSecondRound, way) =>
    expect(wayOn({ takingPart, minBidders, fewBidders, isSecondRound, negotiation: null })).toBe(way),
  );

  test.each([
    ['one of three, where too few fail', 1, 3, 'FAIL', 'FAIL'],
    ['two of three, where too few fail', 2, 3, 'FAIL', 'BID'],
    ['two of three, where a second round is due', 2, 3, 'SECOND_ROUND', 'SECOND_ROUND'],
    ['three of three', 3, 3, 'FAIL', 'BID'],
  ] as const)('for a collective’s lot: %s', (_, takingPart, minBidders, fewBidders, way) => {
    const showUp = { takingPart, minBidders, fewBidders, isSecondRound: false, negotiation: null };
    expect(wayOn({ ...showUp, areTwoEnough: true })).toBe(way);
  });

  test.each([
    ['what the notice sets', { 'bidders.min': 2 }, { minBidders: 3 }, false, 3],
    ['what the rulebook said', { 'bidders.min': 2 }, {}, false, 2],
    ['of a purchase what its rulebook said', { 'bidders.min': 2, 't14.minBidders': 3 }, {}, false, 3],
    ['of a notice that is not bid for', { 'bidders.min': 2 }, null, false, 2],
    ['one where it is negotiated', { 'bidders.min': 2 }, { minBidders: 3 }, true, 1],
  ])('how many must come: %s', (_, parameters, trading, isNegotiated, least) =>
    expect(minBiddersOf({ parameters, trading }, isNegotiated)).toBe(least),
  );

  test.each<[string, Record<string, number>, { isBidFor: boolean; minBidders?: number }, string | null]>([
    ['its own number alone', { 'bidders.min': 2 }, { isBidFor: true, minBidders: 3 }, null],
    ['the usual one', { 'bidders.min': 2 }, { isBidFor: true }, 'bidders.min'],
    [
      'of a purchase its own',
      { 'bidders.min': 2, 't14.minBidders': 3 },
      { isBidFor: true },
      't14.minBidders',
    ],
    ['none where it is negotiated', { 'bidders.min': 2 }, { isBidFor: false }, null],
  ])('a notice prints one number of bidders: %s', (_, rules, notice, key) =>
    expect(ruleOfBidders(rules, notice)).toBe(key),
  );

  test.each([
    ['nobody', 0, false, 'FAIL'],
    ['one', 1, false, 'NEGOTIATE'],
    ['three, for what is a household’s own', 3, false, 'NEGOTIATE'],
    ['one, for what is a collective’s', 1, true, 'NEGOTIATE'],
    ['two, for what is a collective’s', 2, true, 'BID'],
  ] as const)('where it negotiates: %s', (_, takingPart, isContestable, way) => {
    const facts = { takingPart, minBidders: 2, fewBidders: 'AGREE', isSecondRound: false } as const;
    expect(wayOn({ ...facts, negotiation: { isContestable } })).toBe(way);
  });

  test.each([
    [0, 'FAIL'],
    [1, 'NEGOTIATE'],
    [3, 'NEGOTIATE'],
  ] as const)('after failed rounds the table is open to all %p of them', (takingPart, way) => {
    const facts = { takingPart, minBidders: 2, fewBidders: 'AGREE', isSecondRound: false } as const;
    const negotiation = { isContestable: true, afterLotNo: '640122102N26110001-1' };
    expect(wayOn({ ...facts, negotiation })).toBe(way);
  });
});
