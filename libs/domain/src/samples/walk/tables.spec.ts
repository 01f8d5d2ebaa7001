import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as domain from '../../index.js';
import { Lifecycle, statesThatEnd } from '../../kernel/index.js';
import { BESIDE } from './beside.js';
import { type Deal, type Kind, newDeal, statesOf, TABLES } from './deal.js';
import { everyEdge, EVERY_PARTY, KINDS, ROUGH, without } from './kinds.js';
import { Explored, movesOf } from './walk.js';

const SOURCE = 'libs/domain/src';
const SOURCES = fs
  .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => fs.readFileSync(`${SOURCE}/${file}`, 'utf8'));

/** What has states and no table, and why a walk needs none; typed by hand. */
const WITHOUT_TABLE = [
  // Files of the bank, each with lines of many deals.
  'BANK_STATEMENT_STATES',
  // What begins where a deal's own money ends: releases.spec plays each to its end.
  'BOND_CLAIM_STATES',
  'BOND_STATES',
  'BREACH_DUE_STATES',
  // Both sides are asked before trading; it ends on its day, and the lot goes on by its own table.
  'CONSULTATION_STATES',
  // A person's particulars and whether he may act: no step of a deal is theirs. Whoever is stopped falls silent.
  'CORRECTION_STATES',
  // Days of the center's two accounts.
  'DAY_STATES',
  // The bank's interest, likewise.
  'DEPOSIT_INTEREST_STATES',
  'INTEREST_RECEIPT_STATES',
  'NUMBER_RELEASE_STATES',
  // Payments that are told the bank together; each of them goes by its own table.
  'PAYMENT_BATCH_STATES',
  // A contract's payments go on for years after its deal: they have a walk of their own beside their table.
  'PAYMENT_ROW_STATES',
  'PHONE_CHANGE_STATES',
  'STOP_STATES',
  // The next in rank is asked; it ends on its day, and the lot succeeds or fails by its own table.
  'SUCCESSION_STATES',
];

/**
 * What has a table of its own that is a person's and no deal's: whoever is stopped falls silent, as every walk lets him;
 * and what of a deal goes on beside it, which releases.spec plays.
 */
const BESIDE_DEALS: readonly unknown[] = [
  // Files of the bank, each with lines of many deals.
  domain.bankStatementLifecycle,
  domain.bondClaimLifecycle,
  domain.bondLifecycle,
  domain.breachDueLifecycle,
  domain.correctionLifecycle,
  // Days of the center's two accounts.
  domain.dayCloseLifecycle,
  domain.depositInterestLifecycle,
  domain.interestReceiptLifecycle,
  domain.numberReleaseLifecycle,
  // Payments that are told the bank together; each of them goes by its own table.
  domain.paymentBatchLifecycle,
  domain.paymentRowLifecycle,
  domain.phoneChangeLifecycle,
  domain.stopLifecycle,
];

describe('the tables of the walk', () => {
  test('are all lifecycles that the sources build', () => {
    const built = SOURCES.flatMap((source) => source.match(/^export const \w+ = new Lifecycle\b/gm) ?? []);
    const inWalk = Object.values(TABLES) as unknown[];
    const known = Object.values(domain).filter((one) => one instanceof Lifecycle);
    expect(SOURCES.flatMap((source) => source.match(/new Lifecycle\b/g) ?? []).length).toBe(built.length);
    expect(known.length).toBe(built.length);
    expect(known.filter((one) => !inWalk.includes(one.table))).toEqual(BESIDE_DEALS);
    expect(inWalk.length + BESIDE_DEALS.length).toBe(built.length);
  });

  test('name the states of everything that has states', () => {
    const named = SOURCES.flatMap((source) => source.match(/(?<=^export const )[A-Z_]+_STATES\b/gm) ?? []);
    const inWalk = Object.values(TABLES).map((table) => new Lifecycle(table).states);
    const left = named.filter((name) => {
      const states = (domain as unknown as Record<string, unknown>)[name];
      if (Array.isArray(states) || typeof states !== 'object' || states === null) return false;
      const own = Object.keys(states);
      return !inWalk.some((all) => all.length === own.length && own.every((state) => all.includes(state)));
    });
    expect(left.sort()).toEqual(WITHOUT_TABLE);
  });

  test('name nobody who does not fall silent in one of the walks', () => {
    const offices = [
      'VILLAGE_LIAISON',
      'TOWN_REVIEWER',
      'CENTER_ACCEPT',
      'CENTER_REVIEW',
      'CENTER_APPROVE',
      'TRADE_HOST',
      'CERT_CLERK',
      'ARCHIVIST',
      'SUPERVISOR',
      'FINANCE_ENTER',
      'FINANCE_CHECK',
    ];
    const doers = [
      ...Object.values(TABLES).flatMap(({ transitions }) => transitions.flatMap(({ by }) => by)),
      ...BESIDE.map(({ by }) => by),
    ];
    const known = [...EVERY_PARTY, ...offices, 'SYSTEM'];
    expect([...new Set(doers)].filter((doer) => !known.includes(doer))).toEqual([]);
  });
});

/** What of a walk through all states of a kind is kept. */
function summaryOf(kind: Kind) {
  const { nodes, taken } = new Explored(kind, 1);
  const seen = new Set<string>();
  for (const { deal } of nodes.values()) for (const state of statesOf(deal)) seen.add(state.join(' '));
  return { kind, taken, seen, size: nodes.size };
}

/** The fewest states first. */
const WALKED = Object.values({ ...KINDS, ...ROUGH })
  .map(summaryOf)
  .sort((one, other) => one.size - other.size);

test('every state of every table that is no end is walked through', () => {
  // Some are entered and left in one transaction: a step was taken from there.
  const walked = new Set(
    WALKED.flatMap(({ taken, seen }) => [
      ...seen,
      ...[...taken].map((edge) => edge.split(' ').slice(0, 2).join(' ')),
    ]),
  );
  const states = everyEdge().map(([machine, state]) => `${machine} ${state}`);
  expect([...new Set(states)].filter((state) => !walked.has(state))).toEqual([]);
});

/** Steps without which a state, in which something can lie, has no end in its table any more. */
const ONLY_WAYS = everyEdge().filter(([machine, state, action]) => {
  const { initial, final, rests = [] } = TABLES[machine];
  const isDraft = machine === 'lot' && state === initial;
  if (isDraft || final.includes(state) || rests.includes(state)) return false;
  const canLie = WALKED.some(({ seen }) => seen.has(`${machine} ${state}`));
  return canLie && !statesThatEnd(without(machine, state, action)[machine], () => true).has(state);
});

test.each(ONLY_WAYS)('%s %s %s is the only way out: taken away, it is missed by the walk', (...edge) => {
  const [machine, state] = edge;
  const { kind } = WALKED.find(
    ({ taken, seen }) => taken.has(edge.join(' ')) && seen.has(`${machine} ${state}`),
  )!;
  const stuck = new Explored(kind, 1, without(...edge)).stuckWithout([]);
  expect(stuck.flatMap(statesOf)).toContainEqual([machine, state]);
});

test('a payment that came back is offered to be paid again, and that is answered both ways', () => {
  const ways = (deal: Deal) => movesOf(deal).map(({ name }) => name);
  const back = newDeal(ROUGH['lease with a mishap at the bank']!, 1);
  back.orders.push({ kind: 'PRICE_REFUND', seat: 0, amount: 5, state: 'BOUNCED', isAgain: false });
  expect(ways(back)).toContain('propose to pay again');
  const proposed = movesOf(back).find(({ name }) => name === 'propose to pay again')!.deal;
  expect(ways(proposed)).toEqual(expect.arrayContaining(['order order', 'order cancel']));
  expect(ways(proposed)).not.toContain('propose to pay again');
});
