import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as domain from '../../index.js';
import { Lifecycle, type LifecycleTable, statesThatEnd } from '../../kernel/index.js';
import { BESIDE } from './beside.js';
import { type Kind, type Machine, statesOf, TABLES } from './deal.js';
import { everyEdge, EVERY_PARTY, KINDS, ROUGH, without } from './kinds.js';
import { Explored, movesOf } from './walk.js';

const SOURCE = 'libs/domain/src';
const SOURCES = fs
  .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => fs.readFileSync(`${SOURCE}/${file}`, 'utf8'));

/** What has states and no table, and why a walk needs none; typed by hand. */
const WITHOUT_TABLE = [
  // Both sides are asked before trading; it ends on its day, and the lot goes on by its own table.
  'CONSULTATION_STATES',
  // The next in rank is asked; it ends on its day, and the lot succeeds or fails by its own table.
  'SUCCESSION_STATES',
];

describe('the tables of the walk', () => {
  test('are all lifecycles that the sources build', () => {
    const built = SOURCES.flatMap((source) => source.match(/^export const \w+ = new Lifecycle\b/gm) ?? []);
    const inWalk = Object.values(TABLES) as unknown[];
    const known = Object.values(domain).filter((one) => one instanceof Lifecycle);
    expect(SOURCES.flatMap((source) => source.match(/new Lifecycle\b/g) ?? []).length).toBe(built.length);
    expect(known.length).toBe(built.length);
    expect(known.filter(({ table }) => !inWalk.includes(table))).toEqual([]);
    expect(inWalk.length).toBe(built.length);
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

const WALKED = Object.entries({ ...KINDS, ...ROUGH }).map(([name, kind]) => ({
  name,
  kind,
  explored: new Explored(kind, 1),
}));
/** The fewest states first. */
const BY_SIZE = [...WALKED].sort((one, other) => one.explored.nodes.size - other.explored.nodes.size);

const leadsOn = ({ initial, final, rests = [], transitions }: LifecycleTable<string, string, string>) => {
  const ends = [...final, ...rests];
  return { initial, ends, states: transitions.flatMap(({ from }) => from) };
};

test('every state of every table that is no end is walked through', () => {
  const seen = new Set(
    WALKED.flatMap(({ explored }) =>
      [...explored.nodes.values()].flatMap(({ deal }) => statesOf(deal).map((one) => one.join(' '))),
    ),
  );
  const passing = new Set(
    WALKED.flatMap(({ explored }) => [...explored.taken].map((edge) => edge.split(' ').slice(0, 2).join(' '))),
  );
  const all = (Object.keys(TABLES) as Machine[]).flatMap((machine) =>
    leadsOn(TABLES[machine]).states.map((state) => `${machine} ${state}`),
  );
  // Some are entered and left in one transaction.
  expect([...new Set(all)].filter((one) => !seen.has(one) && !passing.has(one))).toEqual([]);
});

/** Steps without which a state has no end in its table any more. */
const ONLY_WAYS = everyEdge().filter(([machine, state, action]) => {
  const { final, rests = [] } = TABLES[machine];
  if (final.includes(state) || rests.includes(state)) return false;
  return !statesThatEnd(without(machine, state, action)[machine], () => true).has(state);
});

function isNoticed(kind: Kind, [machine, state, action]: (typeof ONLY_WAYS)[number]): boolean {
  const tables = without(machine, state, action);
  const explored = new Explored(kind, 1, tables);
  return explored.stuckWithout([]).length > 0;
}

describe('a step that is the only way out, taken away, is missed by the walk', () => {
  test('of every table there is one, or its states have two ways out each', () => {
    expect(ONLY_WAYS.length).toBeGreaterThan(10);
  });

  test.each(ONLY_WAYS)('%s %s %s', (...edge) => {
    const found = BY_SIZE.find(({ explored }) => explored.taken.has(edge.join(' ')));
    expect(isNoticed(found!.kind, edge)).toBe(true);
  });
});

test('a payment that came back is offered to be paid again, and a proposal is answered both ways', () => {
  const rough = WALKED.find(({ kind }) => kind.mishaps === 1)!;
  const back = [...rough.explored.nodes.values()].find(({ deal }) => deal.orders[0]?.state === 'BOUNCED')!;
  const names = (from: typeof back.deal) => movesOf(from).map(({ name }) => name);
  expect(names(back.deal)).toContain('propose to pay again');
  const proposed = movesOf(back.deal).find(({ name }) => name === 'propose to pay again')!.deal;
  expect(names(proposed)).toEqual(expect.arrayContaining(['order order', 'order cancel']));
});
