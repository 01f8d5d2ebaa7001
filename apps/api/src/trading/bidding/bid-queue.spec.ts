import { describe, expect, test } from '@jest/globals';
import { RefusedError } from '../../kernel/http/index.js';
import { BidQueue, type WaitingBid } from './bid-queue.js';

const bid = (at: number): WaitingBid => ({
  registrationId: 'r',
  sid: 's',
  kind: 'PRICE',
  amountFen: 1n,
  envelope: null,
  idempotencyKey: String(at),
  at,
});

/** A desk that decides when it is told to. */
function desk() {
  const batches: {
    at: number[];
    write: () => void;
    decide: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const queue = new BidQueue<number>(
    (bids, write) =>
      new Promise((resolve, reject) => {
        const at = bids.map((one) => one.at);
        batches.push({ at, write, decide: () => resolve(at.map((answer) => ({ answer }))), fail: reject });
      }),
  );
  return { queue, batches };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('bids that wait for their lot', () => {
  test('are decided in the order of their arrival, whatever the order in which they come to wait', async () => {
    const { queue, batches } = desk();
    const answers = [queue.push(bid(1)), queue.push(bid(3)), queue.push(bid(2))];
    await turn();
    answers.push(queue.push(bid(6)), queue.push(bid(5)));
    batches[0]!.decide();
    await turn();
    expect(batches.map(({ at }) => at)).toEqual([
      [1, 2, 3],
      [5, 6],
    ]);
    batches[1]!.decide();
    expect(await Promise.all(answers)).toEqual([1, 3, 2, 6, 5]);
  });

  test('of a batch that fails get its failure; the next batch goes on', async () => {
    const { queue, batches } = desk();
    const failed = queue.push(bid(1));
    await turn();
    const next = queue.push(bid(2));
    batches[0]!.fail(new Error('the database is gone'));
    await expect(failed).rejects.toThrow('the database is gone');
    await turn();
    batches[1]!.decide();
    expect(await next).toBe(2);
  });

  test('beyond the bound are told to come again, and none is lost', async () => {
    const { queue, batches } = desk();
    const waiting = Array.from({ length: 4_000 }, (_, at) => queue.push(bid(at)));
    expect(() => queue.push(bid(9_999))).toThrow(RefusedError);
    await turn();
    for (let done = 0; done < 12; done += 1) {
      batches[done]?.decide();
      await turn();
    }
    expect(await Promise.all(waiting)).toHaveLength(4_000);
    const later = queue.push(bid(10_000));
    await turn();
    batches.at(-1)!.decide();
    expect(await later).toBe(10_000);
  });

  test('of a committed batch are answered while the next one is being written, not before', async () => {
    const { queue, batches } = desk();
    const told: number[] = [];
    const tell = (answer: number) => told.push(answer);
    void queue.push(bid(1)).then(tell);
    await turn();
    void queue.push(bid(2)).then(tell);
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
    const first = queue.push(bid(1));
    await turn();
    const second = queue.push(bid(2));
    batches[0]!.decide();
    expect(await first).toBe(1);
    batches[1]!.decide();
    expect(await second).toBe(2);
  });
});
