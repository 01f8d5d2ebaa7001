import { describe, expect, test } from '@jest/globals';
import { RefusedError } from '../../kernel/http/index.js';
import { BidQueue, type LotOutcome, type WaitingBid } from './bid-queue.js';

const bid = (at: number): WaitingBid => ({
  registrationId: 'r',
  sid: 's',
  kind: 'PRICE',
  amountFen: 1n,
  envelope: null,
  idempotencyKey: String(at),
  at,
});

interface Batch {
  /** By lot, when its bids came. */
  readonly lots: Record<string, number[]>;
  readonly isAlone: boolean;
  readonly write: () => void;
  /** Each bid is answered by when it came, but where something else is said of its lot. */
  readonly decide: (others?: Record<string, LotOutcome<number>>) => void;
  readonly fail: (error: Error) => void;
}

/** A desk that decides when it is told to. */
function desk() {
  const batches: Batch[] = [];
  const queue = new BidQueue<number>(
    (lots, { isAlone, meanwhile }) =>
      new Promise((resolve, reject) => {
        batches.push({
          lots: Object.fromEntries(lots.map(({ lotId, bids }) => [lotId, bids.map(({ at }) => at)])),
          isAlone,
          write: meanwhile,
          decide: (others = {}) =>
            resolve(lots.map(({ lotId, bids }) => others[lotId] ?? bids.map(({ at }) => ({ answer: at })))),
          fail: reject,
        });
      }),
  );
  return { queue, batches, lots: () => batches.map(({ lots }) => lots) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('bids that wait for their lot', () => {
  test('are decided in the order of their arrival, whatever the order in which they come to wait', async () => {
    const { queue, batches, lots } = desk();
    const answers = [1, 3, 2].map((at) => queue.push('a', bid(at)));
    await turn();
    answers.push(queue.push('a', bid(6)), queue.push('a', bid(5)));
    batches[0]!.decide();
    await turn();
    expect(lots()).toEqual([{ a: [1, 2, 3] }, { a: [5, 6] }]);
    batches[1]!.decide();
    expect(await Promise.all(answers)).toEqual([1, 3, 2, 6, 5]);
  });

  test('beyond the bound are told to come again, and none is lost', async () => {
    const { queue, batches } = desk();
    const waiting = Array.from({ length: 4_000 }, (_, at) => queue.push('a', bid(at)));
    expect(() => queue.push('a', bid(9_999))).toThrow(RefusedError);
    await turn();
    for (let done = 0; done < 12; done += 1) {
      batches[done]?.decide();
      await turn();
    }
    expect(await Promise.all(waiting)).toHaveLength(4_000);
    const later = queue.push('a', bid(10_000));
    await turn();
    batches.at(-1)!.decide();
    expect(await later).toBe(10_000);
  });

  test('of a committed batch are answered while the next one is being written, not before', async () => {
    const { queue, batches } = desk();
    const told: number[] = [];
    const tell = (answer: number) => told.push(answer);
    void queue.push('a', bid(1)).then(tell);
    await turn();
    void queue.push('a', bid(2)).then(tell);
    batches[0]!.decide();
    await turn();
    expect([batches.length, told]).toEqual([2, []]);
    batches[1]!.write();
    await turn();
    expect(told).toEqual([1]);
    batches[1]!.decide();
    await turn();
    expect(told).toEqual([1, 2]);
  });

  test('are answered soon where the next batch cannot be written yet', async () => {
    const { queue, batches } = desk();
    const first = queue.push('a', bid(1));
    await turn();
    const second = queue.push('a', bid(2));
    batches[0]!.decide();
    expect(await first).toBe(1);
    batches[1]!.decide();
    expect(await second).toBe(2);
  });
});

describe('bids of several lots', () => {
  test('go together, the lot first that has waited longest, each lot in the order of arrival', async () => {
    const { queue, batches, lots } = desk();
    void queue.push('a', bid(1));
    await turn();
    for (const [lot, at] of [
      ['c', 5],
      ['a', 4],
      ['c', 3],
      ['b', 2],
    ] as const)
      void queue.push(lot, bid(at));
    await turn();
    expect(lots()).toEqual([{ a: [1] }]);
    batches[0]!.decide();
    await turn();
    expect(lots().slice(1)).toEqual([{ c: [3, 5], b: [2], a: [4] }]);
    expect(Object.keys(lots()[1]!)).toEqual(['c', 'b', 'a']);
  });

  test('leave no lot behind one that has more of them than a batch', async () => {
    const { queue, batches, lots } = desk();
    for (let at = 0; at < 900; at += 1) void queue.push('a', bid(at));
    void queue.push('b', bid(1));
    await turn();
    batches[0]!.decide();
    await turn();
    expect(lots().map((batch) => Object.entries(batch).map(([lot, { length }]) => [lot, length]))).toEqual([
      [['a', 400]],
      [
        ['b', 1],
        ['a', 399],
      ],
    ]);
  });

  test('one of which is held go on: it comes again, before later bids of its own, and then by itself', async () => {
    const { queue, batches, lots } = desk();
    const answers = [queue.push('a', bid(1)), queue.push('b', bid(2))];
    await turn();
    batches[0]!.decide({ a: 'HELD' });
    await turn();
    expect([lots()[1], batches[1]!.isAlone]).toEqual([{ a: [1] }, false]);
    answers.push(queue.push('a', bid(3)), queue.push('b', bid(4)));
    batches[1]!.decide({ a: 'HELD' });
    await turn();
    await turn();
    const [together, alone] = [false, true].map((isAlone) =>
      batches.slice(2).find((batch) => batch.isAlone === isAlone),
    );
    expect([together?.lots, alone?.lots]).toEqual([{ b: [4] }, { a: [1, 3] }]);
    together!.decide();
    alone!.decide();
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4]);
  });

  test('that wait for whoever holds one of them keep no other', async () => {
    const { queue, batches, lots } = desk();
    void queue.push('a', bid(1));
    await turn();
    batches[0]!.decide({ a: 'ALONE' });
    await turn();
    await turn();
    expect([lots()[1], batches[1]!.isAlone]).toEqual([{ a: [1] }, true]);
    const other = queue.push('b', bid(2));
    await turn();
    expect(lots()[2]).toEqual({ b: [2] });
    batches[2]!.decide();
    expect(await other).toBe(2);
  });

  test('that fail by themselves get their failure; later ones go by themselves until they do not', async () => {
    const { queue, batches } = desk();
    const decided = async (isAlone: boolean, end: (batch: Batch) => void) => {
      const answer = queue.push('a', bid(1));
      await turn();
      expect(batches.at(-1)!.isAlone).toBe(isAlone);
      end(batches.at(-1)!);
      return answer;
    };
    const first = queue.push('a', bid(1));
    await turn();
    batches[0]!.decide({ a: 'ALONE' });
    await turn();
    await turn();
    batches[1]!.fail(new Error('it cannot be written'));
    await expect(first).rejects.toThrow('it cannot be written');
    await expect(decided(true, (batch) => batch.fail(new Error('still not')))).rejects.toThrow('still not');
    expect(await decided(true, (batch) => batch.decide())).toBe(1);
    expect(await decided(false, (batch) => batch.decide())).toBe(1);
  });

  test('of a batch that fails get its failure; the next batch goes on', async () => {
    const { queue, batches } = desk();
    const failed = [queue.push('a', bid(1)), queue.push('b', bid(1))];
    await turn();
    const next = queue.push('a', bid(2));
    batches[0]!.fail(new Error('the database is gone'));
    for (const answer of failed) await expect(answer).rejects.toThrow('the database is gone');
    await turn();
    batches[1]!.decide();
    expect(await next).toBe(2);
  });
});
