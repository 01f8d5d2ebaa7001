import { expect, test } from '@jest/globals';
import { listingLifecycle, type ListingState } from '../../listing/listing/index.js';
import { STAGES, statesOf } from './stage.js';

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
