import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { TestPlatform } from '../../../testing/test-platform.js';
import { verdictBesideNotice } from '../../../testing/verdicts.js';

/** From 620 yuan by 10, two rounds of an hour; equals are drawn at once. */
const TWO_ROUNDS = { mode: 'SEALED_ONE', writtenRounds: 2, extraRoundMinutes: 0 } as const;
let platform: TestPlatform;
let lots: SealedLots;
let lotId: string;
let quiet: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  await lots.sealers.makeOwnKeys(...HOLDERS);
  [lotId, quiet] = (await lots.admitted([TWO_ROUNDS, TWO_ROUNDS])) as [string, string];
  await lots.begin(lotId, quiet);
}, 120_000);
afterAll(() => platform.close());

const open = (id: string) => lots.sealers.open(id, 'fuzeren', 'jianguan');

test('when the first round is opened the next one begins, from the best offer so far', async () => {
  await lots.sealers.bid('jingmai1', lotId, 64_000n);
  await lots.sealers.bid('jingmai2', lotId, 66_000n);
  await lots.sealers.bid('jingmai1', quiet, 64_000n);
  await lots.end();
  expect((await lots.room(lotId)).state).toBe('OPENING');
  await open(lotId);
  await open(quiet);
  const room = await lots.room(lotId);
  expect(room).toMatchObject({ state: 'FREE', round: 2, bidding: { invited: null } });
  const [round] = room.log.filter(({ kind }) => kind === 'ROUND');
  expect(JSON.parse(round!.value)).toEqual({
    invited: null,
    floorFen: '66000',
    endAt: room.bidding.endAt,
  });
  expect(await lots.seat('jingmai2', lotId)).toMatchObject({ hasPlaced: false });
});

test('everybody offers once more; less than the best so far does not count, and he is told', async () => {
  await lots.sealers.bid('jingmai1', lotId, 65_000n);
  await lots.sealers.bid('jingmai3', lotId, 67_000n);
  await expect(lots.sealers.bid('jingmai3', lotId, 68_000n)).rejects.toThrow('bid.sealed-once');
  await lots.end();
  await open(lotId);
  expect(await lots.story.state(lotId)).toBe('RESULT_PUBLICITY');
  expect((await lots.seat('jingmai1', lotId)).envelopeFault).toMatchObject({ code: 'bid.below-start' });
});

test('a round in which nobody offers again ends by itself', async () => {
  expect(await lots.room(quiet)).toMatchObject({ state: 'WON', round: 2 });
  expect(await lots.story.state(quiet)).toBe('RESULT_PUBLICITY');
});

test('both are played again by a stranger, every rule held against the notice', async () => {
  for (const [id, winner, amountFen] of [
    [lotId, 'jingmai3', '67000'],
    [quiet, 'jingmai1', '64000'],
  ] as const) {
    const record = await lots.record(id);
    expect(JSON.parse(record.log.at(-1)!.value)).toEqual({
      winner: await lots.paddleOf(winner, id),
      amountFen,
      failure: null,
    });
    expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
  }
});
