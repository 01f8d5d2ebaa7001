import { expect, test } from '@jest/globals';
import { listingLifecycle, type ListingState } from '../../listing/listing/index.js';
import { STAGES, hasRoom, statesOf } from './stage.js';

/** Everything that a lot may become once it has been published. */
function published(): Set<ListingState> {
  const seen = new Set<ListingState>(['LISTED']);
  for (const state of seen)
    for (const { to } of listingLifecycle.transitionsFrom(state)) if (to !== 'REMEMBERED') seen.add(to);
  return seen;
}

test.each([...published()])('whoever looks for lots finds those that are %s under one stage', (state) => {
  const stages = Object.keys(STAGES).filter((stage) => statesOf(stage)!.includes(state));
  expect(stages).toHaveLength(1);
});

test.each(['', 'toString', 'sold'])('there is no stage “%s”', (stage) => {
  expect(statesOf(stage)).toBeUndefined();
});

test.each([
  ['LISTED', 'ASC_MULTI', false, false],
  ['LISTED', 'DYNAMIC', false, true],
  ['REG_CLOSED', 'ASC_MULTI', false, false],
  ['TRADING', 'ASC_MULTI', false, true],
  ['TRADING', 'ASC_MULTI', true, false],
  ['RESULT_PUBLICITY', 'SEALED_ONE', false, true],
  ['ARCHIVED', 'DESC', false, true],
  ['ARCHIVED', undefined, false, false],
  ['FAILED', 'ASC_MULTI', false, false],
  ['SUSPENDED', 'ASC_MULTI', false, false],
] as const)('%s by %s, negotiated: %s, has a room: %s', (state, mode, isNegotiated, expected) =>
  expect(hasRoom(state, { trading: mode && { mode }, negotiation: isNegotiated ? {} : null })).toBe(expected),
);
