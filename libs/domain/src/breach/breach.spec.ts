import { describe, expect, test } from '@jest/globals';
import { type BreachGround, type SigningFacts, forfeitedPart, refuseBreach } from './breach.js';

describe('a breach', () => {
  const facts: SigningFacts = { dueAt: 100, hasSigned: false, hasRefused: false };
  test.each<[string, BreachGround, Partial<SigningFacts>, number, string | undefined]>([
    ['late by a millisecond less', 'LATE', {}, 99, 'breach.not-late'],
    ['late to the millisecond', 'LATE', {}, 100, undefined],
    ['late, but he had signed', 'LATE', { hasSigned: true }, 100, 'breach.signed'],
    ['he said no', 'REFUSED', { hasRefused: true }, 1, undefined],
    ['somebody else said he would', 'REFUSED', {}, 1, 'breach.not-refused'],
    ['papers that are false', 'FALSE_DOCUMENTS', { hasSigned: true }, 1, undefined],
    ['an arrangement with others', 'COLLUSION', {}, 1, undefined],
  ])('%s', (_, ground, change, now, code) => {
    expect(refuseBreach(ground, { ...facts, ...change }, now)?.code).toBe(code);
  });
});

test.each([
  [10_000n, 100, 10_000n],
  [10_000n, 0, 0n],
  [12_345n, 50, 6_173n],
  [1n, 49, 0n],
  [1n, 50, 1n],
])('of %d fen %d percent are %d', (fen, percent, expected) => {
  expect(forfeitedPart(fen, percent)).toBe(expected);
});
