import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Deal, findOpen, type Kind, type Machine, newDeal, TABLES, type Tables } from './deal.js';
import { Explored, findWayOut, type Move, movesOf } from './walk.js';

const KINDS: Readonly<Record<string, Kind>> = {
  lease: { right: 'LEASE', manner: 'BIDDING', deposit: 2, price: 5 },
  sale: { right: 'SALE', manner: 'NEGOTIATION', deposit: 2, price: 5 },
  gift: { right: 'LEASE', manner: 'NEGOTIATION', deposit: 0, price: 0 },
  purchase: { right: 'PURCHASE', manner: 'BIDDING', deposit: 2, price: 5 },
  relay: { right: 'RELAY', manner: 'NEGOTIATION', deposit: 0, price: 5 },
};
const LISTER = ['TRANSFEROR', 'PARTY'];
const BIDDER = ['TRANSFEREE', 'APPLICANT', 'PARTY'];
const EVERY_PARTY = [...new Set([...LISTER, ...BIDDER, 'OBJECTOR'])];
const SILENT = [[], LISTER, BIDDER, EVERY_PARTY];

const inWords = (deal: Deal) => `${deal.lot}: ${findOpen(deal).join(', ')}`;

/** A table without one of its steps from one state. */
function without(machine: Machine, state: string, action: string): Tables {
  const table = TABLES[machine];
  const transitions = table.transitions.flatMap((row) => {
    const froms = typeof row.from === 'string' ? [row.from] : row.from;
    if (row.action !== action || !froms.includes(state)) return [row];
    const rest = froms.filter((from) => from !== state);
    return rest.length === 0 ? [] : [{ ...row, from: rest }];
  });
  return { ...TABLES, [machine]: { ...table, transitions } };
}

const taken = new Set<string>();

describe.each(Object.entries(KINDS))('every state of a %s', (_, kind) => {
  test('has a way to an end where nothing is held and nothing claimed, whoever falls silent', () => {
    const explored = new Explored(kind, 1);
    explored.taken.forEach((edge) => taken.add(edge));
    for (const silent of SILENT)
      expect({ silent, stuck: explored.stuckWithout(silent).map(inWords) }).toEqual({ silent, stuck: [] });
  });
});

/** Whoever ends everything at once is met less often, so that walks come far. */
const isFinal = ({ name }: Move) => /terminate|withdraw|reject|suspend|endContract|lot fail|lapse|expire/.test(name);

/** Where so many choices lead, each made among what can be done then. */
function walk(kind: Kind, choices: readonly number[]): Deal {
  let deal = newDeal(kind, 2);
  for (const choice of choices) {
    const moves = movesOf(deal, TABLES, taken).flatMap((move) => (isFinal(move) ? [move] : Array<Move>(6).fill(move)));
    const move = moves[choice % moves.length];
    if (!move) break;
    deal = move.deal;
  }
  return deal;
}

test('wherever two applicants, time and every doer lead a deal, it comes to such an end', () => {
  const kinds = Object.values(KINDS);
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(fc.nat(), { minLength: 5, maxLength: 90 }),
      fc.constantFrom(...SILENT),
      (kind, choices, silent) => {
        const deal = walk(kind, choices);
        const way = findWayOut(deal, silent);
        expect({ at: inWords(deal), silent, hasWayOut: way !== undefined }).toMatchObject({ hasWayOut: true });
      },
    ),
    { seed: 20_261_126, numRuns: 300 },
  );
});

test('the walks have taken every step of every table but those that need what they leave out', () => {
  const edges = (Object.entries(TABLES) as [Machine, Tables[Machine]][]).flatMap(([machine, { transitions }]) =>
    transitions.flatMap(({ from, action }) =>
      (typeof from === 'string' ? [from] : from).map((state) => `${machine} ${state} ${action}`),
    ),
  );
  expect(edges.filter((edge) => !taken.has(edge))).toEqual([]);
});

describe('a step that is taken away is missed', () => {
  test.each<[Machine, string, string, string, string]>([
    ['deposit', 'REFUND_DUE', 'refund', 'lease', 'FAILED'],
    ['deposit', 'FORFEITED', 'distribute', 'lease', 'FAILED'],
    ['lot', 'CERTIFIED', 'close', 'lease', 'CERTIFIED'],
    ['lot', 'CLOSED', 'archive', 'lease', 'CLOSED'],
    ['lot', 'SETTLING', 'settle', 'gift', 'CONTRACTING'],
    ['contract', 'SIGNED_ALL', 'end', 'lease', 'SETTLING'],
    ['registration', 'WON', 'annul', 'lease', 'RESULT_PUBLICITY'],
    ['objection', 'UPHELD', 'decide', 'lease', 'SUSPENDED'],
  ])('%s %s %s', (machine, state, action, kind, where) => {
    const explored = new Explored(KINDS[kind]!, 1, without(machine, state, action));
    const stuck = SILENT.flatMap((silent) => explored.stuckWithout(silent));
    expect(stuck.map(({ lot }) => lot)).toContain(where);
  });
});
