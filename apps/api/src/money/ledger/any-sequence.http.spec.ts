import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, type Posting, postings } from '@helan/domain';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { refusedOrThrow } from '../../kernel/http/index.js';
import { BookModel } from '../../testing/book-model.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from './index.js';

/** So many sequences, each of a deal of its own; more by `LEDGER_RUNS`. */
const RUNS = Number(process.env['LEDGER_RUNS'] ?? 300);
const EXPIRES = new Date('2036-01-01T00:00:00Z');

let platform: TestPlatform;
let ledger: LedgerService;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ledger = platform.app.get(LedgerService);
});
afterAll(() => platform.close());

type Event = keyof typeof EVENTS;
/** What may happen to two applicants, their lot and a receipt. */
const EVENTS = {
  depositIn: ({ a }, fen) => postings.depositIn(a, fen),
  otherDepositIn: ({ b }, fen) => postings.depositIn(b, fen),
  refunded: ({ a }, fen) => postings.depositRefunded(a, fen),
  otherRefunded: ({ b }, fen) => postings.depositRefunded(b, fen),
  forfeited: ({ a }, fen) => postings.depositForfeited(a, fen),
  forfeitPaidOut: ({ a }, fen) => postings.forfeitPaidOut(a, fen),
  transferOrdered: ({ a, lot }, fen) => postings.transferOrdered(a, lot, fen),
  transferDone: ({ a, lot }, fen) => postings.transferDone(a, lot, fen),
  bondOrdered: ({ b, lot }, fen) => postings.bondTransferOrdered(b, lot, fen),
  bondReturned: ({ lot }, fen) => postings.bondReturned(lot, fen),
  bondToPrice: ({ lot }, fen) => postings.bondToPrice(lot, fen),
  priceIn: ({ lot }, fen) => postings.priceIn(lot, fen),
  pricePaidOut: ({ lot }, fen) => postings.pricePaidOut(lot, fen),
  unclaimedIn: ({ receipt }, fen) => postings.unclaimedIn('PRICE_BANK', receipt, fen),
  unclaimedToPrice: ({ receipt, lot }, fen) => postings.unclaimedToPrice(receipt, lot, fen),
  unclaimedReturned: ({ receipt }, fen) => postings.unclaimedReturned('PRICE_BANK', receipt, fen),
  interestIn: ({ receipt }, fen) => postings.interestIn('DEPOSIT_BANK', receipt, fen),
  interestAssigned: ({ receipt, a }, fen) => postings.interestAssigned('DEPOSIT_BANK', receipt, a, fen),
  interestPaidOut: ({ a }, fen) => postings.interestPaidOut('DEPOSIT_BANK', a, fen),
  interestKept: ({ receipt }, fen) => postings.interestKept('DEPOSIT_BANK', receipt, fen),
} satisfies Record<string, (names: Names, fen: bigint) => Posting[]>;

type Names = Readonly<Record<'a' | 'b' | 'lot' | 'receipt', string>>;

const event = fc.record({
  event: fc.constantFrom(...(Object.keys(EVENTS) as Event[])),
  // Small, so that sums meet and pass one another.
  fen: fc.bigInt({ min: 1n, max: 4n }),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('post' as const), key: fc.nat(30), event }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('postAll' as const),
      entries: fc.array(fc.record({ key: fc.nat(30), event }), { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('red' as const), of: fc.nat(30), key: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reserve' as const), key: fc.nat(8), event }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('postReserved' as const), key: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('voidReserved' as const), key: fc.nat(8) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('any sequence of events, reservations and red entries is taken and refused as it must be, and the books stand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const run = randomUUID().slice(0, 8);
      const names: Names = { a: `a${run}`, b: `b${run}`, lot: `l${run}`, receipt: `r${run}` };
      await platform.dataSource.transaction(async (tx) => {
        const model = new BookModel();
        for (const one of steps) {
          const expected = inModel(model, one, run, names);
          expect([one, await isTaken(tx, (inner) => inLedger(inner, one, run, names))]).toEqual([
            one,
            expected,
          ]);
        }
        await expectSame(tx, model, names);
      });
    }),
    { numRuns: RUNS },
  );
  expect(await ledger.check()).toEqual([]);
  const uneven: unknown[] = await platform.dataSource.query(
    `select a.account, a.subject from ledger_account a left join (
       select account, subject, sum(debit_fen) as debit, sum(credit_fen) as credit from ledger_line group by 1, 2) l
     using (account, subject)
     where a.debit_fen <> coalesce(l.debit, 0) or a.credit_fen <> coalesce(l.credit, 0)`,
  );
  expect(uneven).toEqual([]);
}, 240_000);

const entryKey = (run: string, key: number) => `${run}:entry:${key}`;
const reservationKey = (run: string, key: number) => `${run}:reserved:${key}`;
const linesOf = ({ event, fen }: { event: Event; fen: bigint }, names: Names) => EVENTS[event](names, fen);

function inModel(model: BookModel, one: Step, run: string, names: Names): boolean {
  switch (one.do) {
    case 'post':
      return model.post(entryKey(run, one.key), linesOf(one.event, names));
    case 'postAll':
      return model.postAll(
        firstOfEach(one.entries).map(({ key, event }) => ({
          key: entryKey(run, key),
          lines: linesOf(event, names),
        })),
      );
    case 'red':
      return model.red(entryKey(run, one.of), entryKey(run, one.key));
    case 'reserve':
      return model.reserve(reservationKey(run, one.key), linesOf(one.event, names));
    case 'postReserved':
      return model.postReserved(reservationKey(run, one.key));
    case 'voidReserved':
      return model.voidReserved(reservationKey(run, one.key));
  }
}

async function inLedger(tx: EntityManager, one: Step, run: string, names: Names): Promise<void> {
  const memo = '';
  switch (one.do) {
    case 'post':
      await ledger.post(tx, { key: entryKey(run, one.key), memo, lines: linesOf(one.event, names) });
      return;
    case 'postAll':
      await ledger.postAll(
        tx,
        one.entries.map(({ key, event }) => ({
          key: entryKey(run, key),
          memo,
          lines: linesOf(event, names),
        })),
      );
      return;
    case 'red':
      await ledger.red(tx, { of: entryKey(run, one.of), key: entryKey(run, one.key), memo });
      return;
    case 'reserve':
      await ledger.reserve(tx, reservationKey(run, one.key), linesOf(one.event, names), EXPIRES);
      return;
    case 'postReserved':
      await ledger.postReserved(tx, reservationKey(run, one.key), { memo });
      return;
    case 'voidReserved':
      await ledger.voidReserved(tx, reservationKey(run, one.key));
  }
}

/** Of entries with one key the first stands. */
function firstOfEach<T extends { key: number }>(entries: readonly T[]): T[] {
  return entries.filter(({ key }, at) => entries.findIndex((one) => one.key === key) === at);
}

/** What is refused leaves no trace. */
async function isTaken(tx: EntityManager, work: (tx: EntityManager) => Promise<void>): Promise<boolean> {
  await tx.query('savepoint step');
  try {
    await work(tx);
    await tx.query('release savepoint step');
    return true;
  } catch (error) {
    expect(refusedOrThrow(error).faults[0]!.code).toMatch(/^ledger\./);
    await tx.query('rollback to savepoint step');
    return false;
  }
}

async function expectSame(tx: EntityManager, model: BookModel, names: Names): Promise<void> {
  const rows: { account: Account; subject: string }[] = await tx.query(
    'select account, subject from ledger_account where subject = any($1)',
    [Object.values(names)],
  );
  for (const { availableFen, version: _, ...balance } of await ledger.balancesOf(tx, rows)) {
    expect(balance).toEqual({
      account: balance.account,
      subject: balance.subject,
      ...model.balanceOf(balance),
    });
    expect(availableFen).toBeGreaterThanOrEqual(0n);
  }
}
