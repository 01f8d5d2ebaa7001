import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Deal, findOpen, type Kind, type Machine, newDeal, TABLES, type Tables } from './deal.js';
import { EVERY_PARTY, everyEdge, KINDS, ROUGH, SILENT, without } from './kinds.js';
import { Explored, findWayOut, type Move, movesOf } from './walk.js';

const inWords = (deal: Deal) => `${deal.lot}: ${findOpen(deal).join(', ')}`;

/** A table of the lot without some of its actions, from wherever they are taken. */
function withoutActions(...actions: readonly string[]): Tables {
  const transitions = TABLES.lot.transitions.filter(({ action }) => !actions.includes(action));
  return { ...TABLES, lot: { ...TABLES.lot, transitions } };
}

/** Where lots of a kind are stuck, each state once, once these have fallen silent. */
function stuckAt(explored: Explored, silent: readonly string[]): string[] {
  return [...new Set(explored.stuckWithout(silent).map(({ lot }) => lot))].sort();
}

const taken = new Set<string>();

describe.each(Object.entries(KINDS))('every state of a %s', (_, kind) => {
  test('has a way to an end where nothing is held and nothing claimed, whoever falls silent', () => {
    const explored = new Explored(kind, 1);
    explored.taken.forEach((edge) => taken.add(edge));
    expect([...explored.nodes.values()].some(({ deal }) => deal.lot === 'ARCHIVED')).toBe(true);
    for (const silent of SILENT)
      expect({ silent, stuck: explored.stuckWithout(silent).map(inWords) }).toEqual({ silent, stuck: [] });
  });
});

test.each(Object.entries(ROUGH))(
  'every state of a %s has such an end: what came back is paid again, what is nobody’s goes back or is discarded',
  (_, kind) => {
    const explored = new Explored(kind, 1);
    explored.taken.forEach((edge) => taken.add(edge));
    for (const silent of SILENT)
      expect({ silent, stuck: explored.stuckWithout(silent).map(inWords) }).toEqual({ silent, stuck: [] });
    // Once one of the bank's desks says nothing, it lies where money or a line waits for it, and nowhere else.
    for (const office of ['FINANCE_ENTER', 'FINANCE_CHECK']) {
      const stuck = explored.stuckWithout([office]);
      const waitsForNobody = ({ held, receipts }: Deal) =>
        held.deposits + held.price + held.unclaimed + receipts.length === 0;
      expect([office, stuck.length > 0]).toEqual([office, true]);
      expect(stuck.filter(waitsForNobody).map(inWords)).toEqual([]);
    }
  },
);

/**
 * Where a lot lies for ever when one office falls silent for good and nobody stands in for it; typed by hand from rules
 * §6.1: whatever is not certified yet can be terminated by the head or by the supervisor, and its lister may withdraw
 * what is not listed; a lease can be ended to its last day. What was sold, bought or traded elsewhere waits for its
 * handover and its archive, and what was sold waits for another certificate where the one that it had was revoked.
 */
const OFFICES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  VILLAGE_LIAISON: {},
  TOWN_REVIEWER: {},
  CENTER_ACCEPT: {},
  CENTER_REVIEW: { sale: ['ARCHIVED', 'CERTIFIED', 'CLOSED'] },
  CENTER_APPROVE: { sale: ['ARCHIVED', 'CERTIFIED', 'CLOSED'] },
  TRADE_HOST: {},
  CERT_CLERK: { sale: ['ARCHIVED', 'CERTIFIED', 'CLOSED'] },
  ARCHIVIST: { sale: ['CERTIFIED', 'CLOSED'], purchase: ['CLOSED'], relay: ['CLOSED'] },
};

describe.each(Object.entries(KINDS))('without one office a %s', (name, kind) => {
  const explored = new Explored(kind, 1);

  test.each(Object.keys(OFFICES))('%s lies nowhere but where that one alone can act', (office) => {
    expect(stuckAt(explored, [office])).toEqual(OFFICES[office]![name] ?? []);
  });

  test('SUPERVISOR: what he alone decides, an objection that was upheld or taken to him', () => {
    const stuck = explored.stuckWithout(['SUPERVISOR']);
    expect(
      stuck.filter(({ objection }) => !['UPHELD', 'COMPLAINED'].includes(objection ?? '')).map(inWords),
    ).toEqual([]);
    expect(stuck.length === 0).toBe(kind.right === 'RELAY');
  });

  test('lies where money is to go back once nobody tells the bank', () => {
    const holdsNothing = ({ deposit, price }: Kind) => deposit === 0 && price === 0;
    for (const office of ['FINANCE_ENTER', 'FINANCE_CHECK']) {
      const stuck = explored.stuckWithout([office]);
      expect(stuck.filter(({ held }) => held.deposits + held.price === 0).map(inWords)).toEqual([]);
      expect([office, stuck.length === 0]).toEqual([office, holdsNothing(kind) || kind.right === 'RELAY']);
    }
  });
});

/** The head's and the supervisor's last means is taken away: every state has a way on of its own. */
describe.each(Object.entries(KINDS))('where nothing can be terminated a %s', (_, kind) => {
  test('has a way to its end all the same, whoever falls silent', () => {
    const explored = new Explored(kind, 1, withoutActions('terminate'));
    for (const silent of SILENT)
      expect({ silent, stuck: stuckAt(explored, silent) }).toEqual({ silent, stuck: [] });
  });
});

/** Steps that bring a deal of two applicants far, each by its name; `>` says where the lot stands after it. */
const LISTED = [
  'lot submit',
  'lot verify',
  'lot passTownship',
  'lot accept',
  'lot passReview',
  'lot publish',
];
const REGISTERED = [
  ...LISTED,
  ...Array<string>(2).fill('begin a registration'),
  ...Array<string>(2).fill('registration submit'),
];
const CLOSED = [...REGISTERED, 'lot closeRegistration'];
const ADMITTED = [
  ...CLOSED,
  ...Array<string>(2).fill('registration qualify'),
  ...Array<string>(2).fill('deposit hold'),
];
const TRADING = [
  ...ADMITTED,
  'lot openTrading',
  'session drawPaddles',
  'session openFree',
  'session openLimited',
];
const RESULT = [...TRADING, 'session end>RESULT_PUBLICITY'];
const CONFIRMED = [...RESULT, 'lot confirmDeal'];
const SIGNED = [...CONFIRMED, 'lot sendContract', 'contract signFirst', 'contract signSecond'];
const NOTICED = { ...KINDS['lease']!, notices: 2 };
const NOTIFIED = [...SIGNED, 'give notice that ends the contract'];
const ONE_OF_TWO = [...LISTED, 'begin a registration', 'registration submit', 'lot closeRegistration'];
const TALKING = [
  ...ONE_OF_TWO,
  'registration qualify',
  'deposit hold',
  'lot openNegotiation',
  'negotiation offer',
];
const AGREED = [
  ...TALKING,
  'negotiation accept',
  'negotiation sign',
  'begin a registration',
  'registration submit',
];
const BEGINNINGS: readonly (readonly [Kind, readonly string[]])[] = [
  ...Object.values(KINDS).map((kind) => [kind, [] as readonly string[]] as const),
  ...[REGISTERED, CLOSED, ADMITTED, TRADING, RESULT, CONFIRMED, SIGNED].map(
    (steps) => [KINDS['lease']!, steps] as const,
  ),
  ...[CLOSED, ADMITTED, TALKING, AGREED].map((steps) => [KINDS['sale']!, steps] as const),
  [KINDS['purchase']!, CONFIRMED],
  ...[CLOSED, ADMITTED, SIGNED].map((steps) => [{ ...KINDS['lease']!, mishaps: 2 }, steps] as const),
  ...[SIGNED, NOTIFIED].map((steps) => [NOTICED, steps] as const),
];

function follow(kind: Kind, steps: readonly string[]): Deal {
  return steps.reduce(
    (deal, step) => {
      const [name, lot] = step.split('>');
      const found = movesOf(deal, TABLES, taken).find(
        (move) => move.name === name && (lot === undefined || move.deal.lot === lot),
      );
      if (!found) throw new Error(`${step} cannot be done in ${inWords(deal)}`);
      return found.deal;
    },
    newDeal(kind, 2),
  );
}

/** Whoever ends everything at once is met less often, so that walks come far. */
const isEnding = ({ name }: Move) =>
  /terminate|ithdraw|reject|suspend|endContract|lot fail|lapse|expire/.test(name);

/** Where so many choices lead, each made among what can be done then. */
function walk(from: Deal, choices: readonly number[]): Deal {
  let deal = from;
  for (const choice of choices) {
    const moves = movesOf(deal, TABLES, taken).flatMap((move) =>
      isEnding(move) ? [move] : Array<Move>(6).fill(move),
    );
    const move = moves[choice % moves.length];
    if (!move) break;
    deal = move.deal;
  }
  return deal;
}

test('wherever two applicants, time and every doer lead a deal, it comes to such an end', () => {
  const beginnings = BEGINNINGS.map(([kind, steps]) => follow(kind, steps));
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.array(fc.nat(), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...SILENT),
      (beginning, choices, silent) => {
        const deal = walk(beginning, choices);
        const hasWayOut = findWayOut(deal, silent) !== undefined;
        expect({ at: inWords(deal), silent, hasWayOut }).toMatchObject({ hasWayOut: true });
      },
    ),
    { seed: 20_261_126, numRuns: 400 },
  );
});

test('the walks have taken every step of every table', () => {
  const edges = everyEdge().map((edge) => edge.join(' '));
  expect(edges.filter((edge) => !taken.has(edge))).toEqual([]);
});

describe('a step that is taken away is missed', () => {
  test.each<[Machine, string, string, string, string]>([
    ['deposit', 'REFUND_DUE', 'refund', 'lease', 'FAILED'],
    ['deposit', 'FORFEITED', 'distribute', 'lease', 'FAILED'],
    ['lot', 'CERTIFIED', 'close', 'sale', 'CERTIFIED'],
    ['lot', 'CLOSED', 'archive', 'sale', 'CLOSED'],
    ['contract', 'SIGNED_ALL', 'end', 'lease', 'SETTLING'],
    ['objection', 'UPHELD', 'decide', 'lease', 'SUSPENDED'],
  ])('%s %s %s', (machine, state, action, kind, where) => {
    const explored = new Explored(KINDS[kind]!, 1, without(machine, state, action));
    const stuck = SILENT.flatMap((silent) => explored.stuckWithout(silent));
    expect(stuck.map(({ lot }) => lot)).toContain(where);
  });

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    // A winner who says no word is declared in breach, or whoever lists; a signed contract ends by a side's notice alone.
    ['lease', ['declareTransferorBreach'], [], ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING']],
    [
      'lease',
      ['declareTransferorBreach', 'declareBreach'],
      ['CONTRACTING', 'DEAL_CONFIRMED', 'SETTLING'],
      ['SETTLED'],
    ],
  ])('%s without %j and termination', (kind, actions, stuck, free) => {
    const explored = new Explored(KINDS[kind]!, 1, withoutActions('terminate', ...actions));
    const at = stuckAt(explored, EVERY_PARTY);
    expect(at).toEqual(expect.arrayContaining([...stuck]));
    expect(at.filter((state) => free.includes(state))).toEqual([]);
  });

  test('a gift does not come to its archive where nobody settles what is not paid', () => {
    const explored = new Explored(KINDS['gift']!, 1, without('lot', 'SETTLING', 'settle'));
    expect([...explored.nodes.values()].filter(({ deal }) => deal.lot === 'ARCHIVED')).toEqual([]);
  });
});

const PAID = [
  ...SIGNED,
  'pay the price',
  ...['order enter', 'order confirm'],
  ...['order enter', 'order confirm'],
];
const CERTIFIED = [...PAID, 'draft a certificate', 'certificate review', 'certificate issue'];

const BY_NOTICE = [
  'give notice that ends the contract',
  'ending expire',
  'ending propose',
  'ending sendBack',
  'ending propose',
  'ending decide',
];

describe('a lease that has its certificate', () => {
  test.each([
    ['CERTIFIED', CERTIFIED],
    ['CLOSED', [...CERTIFIED, 'lot close']],
    ['ARCHIVED', [...CERTIFIED, 'lot close', 'lot archive']],
  ])('ends from %s: thing free, certificate void, nothing open', (state, steps) => {
    const before = follow(NOTICED, steps);
    expect(before).toMatchObject({ lot: state, claim: 'LET', certificate: 'ISSUED' });
    for (const ending of [['lot endContract'], BY_NOTICE]) {
      const deal = follow(NOTICED, [...steps, ...ending]);
      expect(deal).toMatchObject({
        lot: 'TERMINATED',
        claim: 'FREE',
        certificate: 'REVOKED',
        contract: 'ENDED',
        held: { deposits: 0, price: 0 },
      });
      expect(findOpen(deal)).toEqual([]);
    }
  });

  test.each(['sale', 'purchase', 'relay'])('is none where it is a %s', (kind) => {
    const { nodes } = new Explored(KINDS[kind]!, 1);
    const after = [...nodes.values()].filter(({ deal }) =>
      ['CERTIFIED', 'CLOSED', 'ARCHIVED'].includes(deal.lot),
    );
    expect(after.length).toBeGreaterThan(0);
    const names = after.flatMap(({ moves }) => moves.map(({ move }) => move.name));
    expect(names.filter((name) => name.startsWith('lot endContract'))).toEqual([]);
  });
});
