import { describe, expect, test } from '@jest/globals';
import { certificateLifecycle } from '../closing/certificate/index.js';
import { endingNoticeLifecycle } from '../closing/breach/index.js';
import { contractLifecycle } from '../closing/contract/index.js';
import { LISTING_TABLE } from '../listing/listing/index.js';
import { paymentOrderLifecycle } from '../money/payment/index.js';
import { receiptLifecycle } from '../money/receipt/index.js';
import { dayCloseLifecycle } from '../money/reconciliation/index.js';
import { sessionLifecycle } from '../trading/bidding/index.js';
import { depositLifecycle } from '../trading/deposit/index.js';
import { negotiationLifecycle } from '../trading/negotiation/index.js';
import { objectionLifecycle } from '../trading/objection/index.js';
import { registrationLifecycle } from '../trading/registration/index.js';
import { findFaults, type LifecycleTable, statesThatEnd } from './lifecycle.js';

type Table = LifecycleTable<string, string, string>;

/**
 * Every lifecycle with the states in which it holds nothing of anybody's before anything has begun: a draft may lie.
 * Everywhere else an end must be in reach, whoever falls silent.
 */
const TABLES: readonly (readonly [string, Table, readonly string[]])[] = (
  [
    ['listing', LISTING_TABLE, ['DRAFT']],
    ['registration', registrationLifecycle.table, []],
    ['deposit', depositLifecycle.table, []],
    ['session', sessionLifecycle.table, []],
    ['negotiation', negotiationLifecycle.table, []],
    ['objection', objectionLifecycle.table, []],
    ['contract', contractLifecycle.table, []],
    ['certificate', certificateLifecycle.table, []],
    ['ending notice', endingNoticeLifecycle.table, []],
    ['payment order', paymentOrderLifecycle.table, []],
    ['receipt', receiptLifecycle.table, []],
    ['day close', dayCloseLifecycle.table, ['OPEN']],
  ] as const
).map(([name, table, free]) => [name, table as unknown as Table, free]);

/** Steps that an official writes down and a party has to bring about: nobody can settle a price that is not paid. */
const NEEDS: Readonly<Record<string, string>> = { settle: 'TRANSFEREE', agree: 'TRANSFEREE' };

function without(table: Table, isSilent: (doer: string) => boolean): Table {
  const transitions = table.transitions.filter(({ action }) => !(NEEDS[action] && isSilent(NEEDS[action])));
  return { ...table, transitions };
}

const PARTIES = ['TRANSFEROR', 'TRANSFEREE', 'APPLICANT', 'OBJECTOR', 'PARTY', 'ASKER', 'OTHER'];

function statesOf({ initial, final, rests = [], transitions }: Table): string[] {
  const states = transitions.flatMap(({ from, to }) => [...(typeof from === 'string' ? [from] : from), to]);
  return [...new Set([initial, ...final, ...rests, ...states])].filter((state) => state !== 'REMEMBERED');
}

describe.each(TABLES)('%s', (_, table, free) => {
  const bound = statesOf(table).filter((state) => !free.includes(state));

  test('ends wherever it stands, whichever one of its doers falls silent', () => {
    const doers = [...new Set(table.transitions.flatMap(({ by }) => by))].filter((doer) =>
      PARTIES.includes(doer),
    );
    for (const silent of doers) {
      const ending = statesThatEnd(
        without(table, (doer) => doer === silent),
        (doer) => doer !== silent,
      );
      expect({ silent, stuck: bound.filter((state) => !ending.has(state)) }).toEqual({ silent, stuck: [] });
    }
  });

  test('ends wherever it stands when no party says a word any more', () => {
    const ending = statesThatEnd(
      without(table, (doer) => PARTIES.includes(doer)),
      (doer) => !PARTIES.includes(doer),
    );
    expect(bound.filter((state) => !ending.has(state))).toEqual([]);
  });

  /** From a state that holds money or a claim, what happens is never for the one alone who profits by waiting. */
  test('random walks of any doers reach an end', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const next = randomFrom(seed);
      let state = table.initial;
      let remembered: string | undefined;
      let steps = 0;
      while (![...table.final, ...(table.rests ?? [])].includes(state)) {
        const rows = table.transitions.filter(
          ({ from, to }) => from.includes(state) && (to !== 'REMEMBERED' || remembered !== undefined),
        );
        const isFrom = rows.filter(({ from }) =>
          typeof from === 'string' ? from === state : from.includes(state),
        );
        const row = isFrom[Math.floor(next() * isFrom.length)];
        if (!row) throw new Error(`seed ${seed}: ${state} has no way on`);
        const before = state;
        state = row.to === 'REMEMBERED' ? remembered! : row.to;
        if (['CORRECTION', 'SUSPENDED', 'PAUSED'].includes(state) && state !== before) remembered = before;
        steps += 1;
        if (steps > 100_000) throw new Error(`seed ${seed}: no end after ${steps} steps, at ${state}`);
      }
    }
  });
});

describe('a table that holds something for ever', () => {
  const row = (from: string, action: string, to: string, by: string) => ({
    from,
    action,
    to,
    by: [by],
    label: '',
  });

  test('is found out: two states that only lead to one another', () => {
    const table: Table = {
      initial: 'A',
      final: ['D'],
      transitions: [
        row('A', 'go', 'B', 'X'),
        row('A', 'end', 'D', 'X'),
        row('B', 'on', 'C', 'X'),
        row('C', 'back', 'B', 'X'),
      ],
    };
    expect(findFaults(table)).toEqual(['B leads to no end', 'C leads to no end']);
  });

  test('is found out: an end that one party alone can bring about', () => {
    const table: Table = { initial: 'A', final: ['B'], transitions: [row('A', 'sign', 'B', 'PARTY')] };
    expect(statesThatEnd(table, (doer) => doer !== 'PARTY').has('A')).toBe(false);
  });
});

/** Numbers in [0, 1) that follow from a seed alone. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
