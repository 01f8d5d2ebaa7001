import fs from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkWebCalls } from './web-calls.mjs';

const LONGEST_MS = 120_000;
/** Forms and papers whose step, or room, a table names: one component for all of them. */
const OPEN = [
  'apps/web/src/app/console/desk/action-panel.ts',
  // The door of whoever is half in, or in.
  'apps/web/src/app/console/people/own-security.ts',
  'apps/web/src/app/data/listing/projects-client.ts',
  // Its lists and deeds by the kind that is asked for.
  'apps/web/src/app/data/oversight/privacy-client.ts',
  // One door for each way in.
  'apps/web/src/app/data/session.ts',
  'apps/web/src/app/ui/paper-rows.ts',
  'apps/web/src/app/ui/paper-rows.ts',
];

test(
  'what the pages ask for and expect has the types of what the api takes and answers',
  () => {
    const { calls, open, faults } = checkWebCalls();
    expect(faults).toEqual([]);
    expect(open.sort()).toEqual(OPEN);
    expect(calls).toBeGreaterThan(140);
  },
  LONGEST_MS,
);

/** What a page has wrong, and what is said of it. */
const WRONGS = [
  [
    'closing/settlement-client',
    'Promise<ContractView> {',
    'Promise<{ readonly no: number }> {',
    'ContractsController_ofLot answers ContractView',
  ],
  ['publicity/notices-client', "'public-days'", "'public-nights'", 'no route is at public-nights'],
  [
    'trading/objections-client',
    '{ text }',
    '{ text, isLoud: true }',
    'ObjectionsController_complain takes no isLoud',
  ],
  [
    'trading/negotiation-client',
    '{ seq }',
    '{ seq: String(seq) }',
    'NegotiationsController_accept takes AcceptOfferRequest',
  ],
  [
    'property/property-client',
    '{ search, at }',
    '{ search, at, town: 1 }',
    'ParcelsController_list is not asked with town',
  ],
];

describe('a page is found out', () => {
  /** @type {string[]} */
  let faults = [];
  beforeAll(() => {
    const instead = WRONGS.map(([name, right, wrong]) => {
      const file = `apps/web/src/app/data/${name}.ts`;
      const text = fs.readFileSync(file, 'utf8');
      expect(text).toContain(right);
      return [file, text.replace(right, wrong)];
    });
    faults = checkWebCalls('.', Object.fromEntries(instead)).faults.map(({ fault }) => fault);
  }, LONGEST_MS);

  test('as often as it is wrong', () => expect(faults).toHaveLength(WRONGS.length));

  test.each(WRONGS)('%s with %s for %s', (_, _right, _wrong, fault) => {
    expect(faults.join('\n')).toContain(fault);
  });
});
