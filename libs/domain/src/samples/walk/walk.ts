import { BESIDE } from './beside.js';
import {
  copyOf,
  type Deal,
  findOpen,
  type Kind,
  type Machine,
  newDeal,
  TABLES,
  type Tables,
} from './deal.js';
import { NOT_NOW } from './bank-play.js';
import { Play } from './play.js';
import { CONTRACT_STEPS } from './contract-steps.js';
import { LOT_STEPS } from './lot-steps.js';
import { ORDER_STEPS, RECEIPT_STEPS } from './money-steps.js';
import { FOLLOWS, type Step, type Steps } from './step.js';
import {
  CERTIFICATE_STEPS,
  DEPOSIT_STEPS,
  ENDING_STEPS,
  NEGOTIATION_STEPS,
  REGISTRATION_STEPS,
  SESSION_STEPS,
} from './steps.js';
import { OBJECTION_STEPS } from './objection-steps.js';

/** One thing that somebody, or time, can do to a deal now. */
export interface Move {
  readonly name: string;
  /** Any of these may do it. */
  readonly by: readonly string[];
  /** All of these have to be there for it. */
  readonly needs: readonly string[];
  readonly deal: Deal;
}

const ALL: readonly Steps<string>[] = [
  LOT_STEPS,
  REGISTRATION_STEPS,
  DEPOSIT_STEPS,
  SESSION_STEPS,
  NEGOTIATION_STEPS,
  OBJECTION_STEPS,
  CONTRACT_STEPS,
  CERTIFICATE_STEPS,
  ENDING_STEPS,
  ORDER_STEPS,
  RECEIPT_STEPS,
];

const SIDES = ['TRANSFEROR', 'TRANSFEREE'];
/** Steps that an official or the platform writes down and the parties have to bring about. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'deposit hold': ['APPLICANT'],
  'order order': ['FINANCE_CHECK'],
  'order cancel': ['FINANCE_CHECK'],
  'order bounce': ['FINANCE_ENTER'],
  'receipt discard': ['FINANCE_ENTER'],
  'lot withdrawNotice': ['TRANSFEROR'],
  'lot closePurchase': SIDES,
  'lot endContract': SIDES,
  'negotiation sign': SIDES,
  'contract signSecond': SIDES,
};

/** Of which a deal has several. */
const SEVERAL: readonly Machine[] = ['registration', 'deposit', 'order', 'receipt'];
const IN_ORDER: readonly string[] = ['enter', 'confirm'];

function statesIn(deal: Deal, machine: Machine): (string | null)[] {
  if (machine === 'registration' || machine === 'deposit') return deal.seats.map((seat) => seat[machine]);
  if (machine === 'order') return deal.orders.map(({ state }) => state);
  if (machine === 'receipt') return deal.receipts.map(({ state }) => state);
  return [deal[machine]];
}

/** Everything that can be done to a deal now, each with what comes of it. `taken` collects the edges. */
export function movesOf(deal: Deal, tables: Tables = TABLES, taken?: Set<string>): Move[] {
  const moves: Move[] = [];
  const add = (name: string, by: readonly string[], step: Step, seat: number) => {
    const play = new Play(copyOf(deal), tables, taken);
    try {
      step(play, seat);
      moves.push({ name, by, needs: NEEDS[name] ?? [], deal: play.deal });
    } catch (error) {
      if (error !== NOT_NOW) throw error;
    }
  };
  for (const { machine, steps } of ALL) {
    const states = statesIn(deal, machine);
    const isOfSeat = SEVERAL.includes(machine);
    states.forEach((state, seat) => {
      for (const row of tables[machine].transitions) {
        if (!(typeof row.from === 'string' ? row.from === state : row.from.includes(state ?? ''))) continue;
        const step = steps[row.action];
        if (step === undefined || step === FOLLOWS) continue;
        // Payments are made one after the other.
        if (IN_ORDER.includes(row.action) && machine === 'order' && states.indexOf(state) < seat) continue;
        const ways = typeof step === 'function' ? [step] : step;
        const seats = isOfSeat ? [seat] : row.action === 'win' ? deal.seats.map((_, i) => i) : [0];
        for (const way of ways) for (const one of seats) add(`${machine} ${row.action}`, row.by, way, one);
      }
    });
  }
  for (const { name, by, step, isOfSeat } of BESIDE)
    (isOfSeat ? deal.seats : [0]).forEach((_, seat) => add(name, [by], step, seat));
  return moves;
}

/** Whether somebody who still says something can do it. */
export function isDoneWithout(silent: readonly string[], { by, needs }: Move): boolean {
  return by.some((doer) => !silent.includes(doer)) && !needs.some((doer) => silent.includes(doer));
}

/** Whether a deal is over, or a draft that holds nothing and nobody waits for. */
export function isOver(deal: Deal): boolean {
  return deal.lot === TABLES.lot.initial || findOpen(deal).length === 0;
}

interface Node {
  readonly deal: Deal;
  readonly moves: readonly { readonly move: Move; readonly to: string }[];
}

/** Every state that a deal of a kind can come to, and the edges that were taken on the way. */
export class Explored {
  readonly nodes = new Map<string, Node>();
  readonly taken = new Set<string>();

  constructor(kind: Kind, seats: number, tables: Tables = TABLES) {
    const first = newDeal(kind, seats);
    const waiting = [first];
    const seen = new Set([keyOf(first)]);
    for (let deal = waiting.pop(); deal; deal = waiting.pop()) {
      const moves = movesOf(deal, tables, this.taken).map((move) => ({ move, to: keyOf(move.deal) }));
      this.nodes.set(keyOf(deal), { deal, moves });
      for (const { move, to } of moves)
        if (!seen.has(to)) {
          seen.add(to);
          waiting.push(move.deal);
        }
    }
  }

  /** States from which no end can be reached any more once these have fallen silent. */
  stuckWithout(silent: readonly string[]): Deal[] {
    const before = new Map<string, string[]>();
    const ending: string[] = [];
    for (const [key, { deal, moves }] of this.nodes) {
      if (isOver(deal)) ending.push(key);
      for (const { move, to } of moves)
        if (isDoneWithout(silent, move)) before.set(to, [...(before.get(to) ?? []), key]);
    }
    const reached = new Set(ending);
    for (let key = ending.pop(); key !== undefined; key = ending.pop())
      for (const one of before.get(key) ?? [])
        if (!reached.has(one)) {
          reached.add(one);
          ending.push(one);
        }
    return [...this.nodes].filter(([key]) => !reached.has(key)).map(([, { deal }]) => deal);
  }
}

/** A way to the end for those who still say something, the nearest first; nothing where there is none. */
export function findWayOut(
  from: Deal,
  silent: readonly string[],
  tables: Tables = TABLES,
): readonly string[] | undefined {
  const seen = new Set([keyOf(from)]);
  const waiting: { deal: Deal; way: readonly string[] }[][] = [];
  const wait = (deal: Deal, way: readonly string[]) => {
    const distance = isOver(deal) ? 0 : findOpen(deal).length;
    (waiting[distance] ??= []).push({ deal, way });
  };
  wait(from, []);
  for (let next = take(waiting); next; next = take(waiting)) {
    if (isOver(next.deal)) return next.way;
    for (const move of movesOf(next.deal, tables)) {
      const key = keyOf(move.deal);
      if (seen.has(key) || !isDoneWithout(silent, move)) continue;
      seen.add(key);
      wait(move.deal, [...next.way, move.name]);
    }
  }
  return undefined;
}

function take<Item>(shelves: readonly (Item[] | undefined)[]): Item | undefined {
  return shelves.find((shelf) => shelf !== undefined && shelf.length > 0)?.shift();
}

export function keyOf(deal: Deal): string {
  return JSON.stringify(deal);
}
