import { describe, expect, test } from '@jest/globals';
import type { PartyKind } from '../../kernel/identity/index.js';
import { refuseKindCorrection } from './party-correction.js';

const CASES: readonly [from: PartyKind, to: PartyKind, mayBe: boolean][] = [
  ['PERSON', 'FARMER_HOUSEHOLD', true],
  ['FARMER_HOUSEHOLD', 'LARGE_GROWER', true],
  ['ENTERPRISE', 'COOP', true],
  ['SOLE_TRADER', 'FAMILY_FARM', true],
  ['COLLECTIVE', 'COLLECTIVE', true],
  ['PERSON', 'ENTERPRISE', false],
  ['FAMILY_FARM', 'FARMER_HOUSEHOLD', false],
  ['COLLECTIVE', 'ENTERPRISE', false],
  ['ENTERPRISE', 'COLLECTIVE', false],
  ['COLLECTIVE', 'VILLAGE_COMMITTEE', false],
  ['TOWN_GOVERNMENT', 'INSTITUTION', false],
];

describe('what a party is, corrected', () => {
  test.each(CASES)('from %s to %s: %s', (from, to, mayBe) => {
    const faults = refuseKindCorrection(from, to);
    expect(faults.map(({ code, field }) => [code, field])).toEqual(
      mayBe ? [] : [['correction.kind-fixed', 'kind']],
    );
  });
});
