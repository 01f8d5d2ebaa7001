import { expect, test } from '@jest/globals';
import { getPropertyType, type TransferMode } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { refuseTerm } from './refuse-term.js';

const judge = (code: string, termTo: string, more: { mode?: TransferMode; allowedTermTo?: string } = {}) =>
  refuseTerm(
    { from: '2027-01-01', to: termTo },
    {
      type: getPropertyType(code),
      mode: more.mode ?? 'LEASE',
      rulebook: initialRulebook(),
      today: '2026-11-02',
      rightEndsOn: '2053-12-31',
      allowedTermTo: more.allowedTermTo,
    },
  )?.code;

test.each([
  ['T01', 'twenty years', '2046-12-31', {}, undefined],
  ['T01', 'a day more', '2047-01-01', {}, 'term.over-lease-cap'],
  ['T01', 'twenty-five by the supervisor’s word', '2051-12-31', { allowedTermTo: '2051-12-31' }, undefined],
  ['T02', 'twenty-five by the supervisor’s word', '2051-12-31', { allowedTermTo: '2051-12-31' }, undefined],
  ['T01', 'more than his word', '2052-01-01', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  [
    'T01',
    'beyond the right, whatever he says',
    '2054-01-01',
    { allowedTermTo: '2060-12-31' },
    'term.over-contract',
  ],
  ['T02', 'beyond the contract before', '2054-01-01', { allowedTermTo: '2060-12-31' }, 'term.over-upstream'],
  ['T05', 'a house', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T07', 'a machine', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T08', 'works', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T03', 'forest land', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T04', 'waste land', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T10', 'a house on a homestead', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T11', 'a pond', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
  ['T13', 'a greenhouse', '2051-12-31', { allowedTermTo: '2051-12-31' }, 'term.over-lease-cap'],
] as const)('%s: %s', (code, _, termTo, more, expected) => expect(judge(code, termTo, more)).toBe(expected));
