import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, PageView, RegistrationView, RoomView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { admittedTogether, workingDayAt } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const FALL = { mode: 'DESC', intervalSeconds: 60 } as const;
const LOTS = {
  fault: {},
  raced: {},
  night: { trading: { freeMinutes: 480 } },
  suspended: {},
  unbegun: {},
  terminated: {},
  accepted: { trading: { ...FALL, floorYuan: '500' }, stepYuan: '10' },
  unwanted: { trading: { ...FALL, floorYuan: '600' }, stepYuan: '10' },
} satisfies Record<string, Application>;
let platform: TestPlatform;
let story: Story;
/** One lot a story, published side by side; their sessions come one after the other. */
let lots: string[];
const lotOf = async (name: keyof typeof LOTS) => lots[Object.keys(LOTS).indexOf(name)]!;
const opened = async (name: keyof typeof LOTS, time = '10:00') => {
  const lotId = await lotOf(name);
  const startAt = await workingDayAt(platform, time);
  await (await platform.as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
  return lotId;
};
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, Object.values(LOTS));
}, 120_000);
afterAll(() => platform.close());

const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const record = (lotId: string) => platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
const kindsOf = async (lotId: string) => (await record(lotId)).log.map(({ kind }) => kind);
const refusedBid = async (login: string, lotId: string, amountFen: string, kind?: string) =>
  (await platform.as(login)).refused(
    'post',
    `lots/${lotId}/bids`,
    { amountFen, ...(kind ? { kind } : {}) },
    { 'idempotency-key': randomUUID() },
  );
/** So many of this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const [row] = await platform.dataSource.query<{ n: number }[]>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row!.n >= count) return;
  }
};
const toTheEnd = (lotId: string) =>
  story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1 and is_current",
    lotId,
  );

describe('a fault stops a session', () => {
  let lotId: string;
  let left: number;

  test('in its window: nobody may bid, what is left is kept', async () => {
    lotId = await opened('fault');
    await story.bid('jingmai1', lotId, 620);
    const { freeEndAt } = (await room(lotId)).bidding;
    await platform.advance(Date.parse(freeEndAt) + 60_000);
    await (await platform.as('zuzhi')).post(`lots/${lotId}/trading/pause`, { reason: '机房断电' });
    const { state, bidding } = await room(lotId);
    expect(state).toBe('PAUSED');
    left = Date.parse(bidding.endAt) - Date.parse(bidding.pausedAt!);
    expect(left).toBeGreaterThan(0);
    expect(await refusedBid('jingmai2', lotId, '62500')).toMatchObject({ code: 'bid.paused' });
    await platform.advance(Date.parse(bidding.endAt) + 3_600_000);
    expect((await room(lotId)).state).toBe('PAUSED');
  });

  test('it goes on in working hours, and not at once', async () => {
    const host = await platform.as('zuzhi');
    const now = await platform.time();
    const resumesAt = await workingDayAt(platform, '09:30');
    for (const [at, code] of [
      [now + 9 * 60_000, 'session.resumes-too-soon'],
      [Date.parse('2026-11-21T02:00:00Z'), 'trading.not-working-hours'],
      [Date.parse(await workingDayAt(platform, '17:01')), 'trading.not-working-hours'],
    ] as const)
      expect(
        await host.refused('post', `lots/${lotId}/trading/resumption`, { at: new Date(at).toISOString() }),
      ).toMatchObject({ status: 422, code });
    await host.post(`lots/${lotId}/trading/resumption`, { at: resumesAt });
    expect((await room(lotId)).state).toBe('PAUSED');
    await platform.advance(Date.parse(resumesAt) + 500);
    const { state, bidding } = await room(lotId);
    expect(state).toBe('LIMITED');
    expect(bidding).toMatchObject({
      currentFen: '62000',
      endAt: new Date(Date.parse(resumesAt) + 300_000).toISOString(),
    });
    expect(left).toBeLessThan(300_000);
  });

  test('the best bid stood all the time, and a stranger can play it again', async () => {
    await story.bid('jingmai2', lotId, 625);
    await toTheEnd(lotId);
    expect(await kindsOf(lotId)).toEqual([
      ...['SEAT', 'SEAT', 'SEAT'],
      ...['PRICE', 'PAUSE', 'RESUME', 'PRICE', 'END'],
    ]);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], bids: 2, amountFen: 62_500n });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });
});

test('a bid that waits while its session is being stopped is judged by what it finds, not by what stood before', async () => {
  const lotId = await opened('raced');
  await story.bid('jingmai1', lotId, 620);
  const holder = platform.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select 1 from bidding_session where lot_id = $1 for update', [lotId]);
  const stopping = (await platform.as('zuzhi')).post(`lots/${lotId}/trading/pause`, { reason: '机房断电' });
  await waiting(1);
  const bidding = refusedBid('jingmai2', lotId, '62500');
  await waiting(2);
  await holder.commitTransaction();
  await holder.release();
  await stopping;
  expect(await bidding).toMatchObject({ status: 409, code: 'bid.paused' });
  expect((await room(lotId)).bidding).toMatchObject({ currentFen: '62000' });
});

test('the night stops a session; the next working morning it goes on by itself', async () => {
  const lotId = await opened('night', '16:30');
  await story.bid('jingmai1', lotId, 620);
  await story.advancePast(
    "select day_end_at + interval '1 second' as at from bidding_session where lot_id = $1",
    lotId,
  );
  expect(await refusedBid('jingmai2', lotId, '62500')).toMatchObject({ code: 'bid.paused' });
  await story.advancePast(
    "select day_end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  expect((await room(lotId)).state).toBe('PAUSED');
  await story.advancePast(
    "select resume_at + interval '1 second' as at from bidding_session where lot_id = $1",
    lotId,
  );
  expect((await room(lotId)).state).toBe('FREE');
  await story.bid('jingmai2', lotId, 625);
  await toTheEnd(lotId);
  expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], bids: 2 });
});

describe('a lot that is suspended', () => {
  test('stops its session, and starts it again the next working morning', async () => {
    const lotId = await opened('suspended');
    await story.bid('jingmai1', lotId, 620);
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '有人提出权属异议' });
    expect((await room(lotId)).state).toBe('PAUSED');
    const leader = await platform.as('jingmai1');
    const [own] = (await leader.get<PageView<RegistrationView>>('my/registrations')).items.filter(
      (one) => one.lotId === lotId,
    );
    expect(own!.canWithdraw).toBe(false);
    expect((await leader.refused('post', `registrations/${own!.id}/withdrawal`)).code).toBe(
      'registration.closed',
    );
    expect(
      await (await platform.as('zuzhi')).refused('post', `lots/${lotId}/trading/pause`, { reason: '再停' }),
    ).toMatchObject({ code: 'lifecycle.not-now' });
    const at = await workingDayAt(platform, '10:00', 2);
    expect(
      await (await platform.as('zuzhi')).refused('post', `lots/${lotId}/trading/resumption`, { at }),
    ).toMatchObject({ status: 409, code: 'session.lot-suspended' });
    await head.post(`lots/${lotId}/resumption`, { reason: '异议不成立' });
    await story.advancePast(
      "select resume_at + interval '1 second' as at from bidding_session where lot_id = $1",
      lotId,
    );
    expect((await room(lotId)).state).toBe('FREE');
    await story.bid('jingmai2', lotId, 625);
    await toTheEnd(lotId);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], bids: 2 });
  });

  test('before its session has begun loses it, and gets another', async () => {
    const lotId = await lotOf('unbegun');
    const host = await platform.as('zuzhi');
    const first = await workingDayAt(platform, '10:00');
    await host.post(`lots/${lotId}/trading`, { startAt: first });
    expect(await host.refused('post', `lots/${lotId}/trading`, { startAt: first })).toMatchObject({
      code: 'lifecycle.not-now',
    });
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '有人提出权属异议' });
    expect((await room(lotId)).state).toBe('CANCELLED');
    await head.post(`lots/${lotId}/resumption`, { reason: '异议不成立' });
    await host.post(`lots/${lotId}/trading`, {
      startAt: await workingDayAt(platform, '10:00', 2),
    });
    await story.advancePast(
      "select start_at + interval '1 second' as at from bidding_session where lot_id = $1 and is_current",
      lotId,
    );
    await story.bid('jingmai3', lotId, 620);
    await toTheEnd(lotId);
    const played = await record(lotId);
    expect(played.terms.session).toBe(2);
    expect(verifyRecord(played)).toMatchObject({ faults: [], bids: 1 });
  });

  test('and terminated ends its session without a result', async () => {
    const lotId = await opened('terminated');
    await story.bid('jingmai1', lotId, 620);
    await (
      await platform.as('fuzeren')
    ).post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '材料不实' });
    expect((await room(lotId)).state).toBe('CANCELLED');
    expect((await kindsOf(lotId)).at(-1)).toBe('END');
    expect(verifyRecord(await record(lotId)).faults).toEqual([]);
    expect(await refusedBid('jingmai2', lotId, '62500')).toMatchObject({ code: 'bid.after-end' });
  });
});

describe('a price that falls', () => {
  test('is accepted by the first, at the price he saw', async () => {
    const lotId = await opened('accepted');
    expect(await refusedBid('jingmai1', lotId, '62000')).toMatchObject({ code: 'bid.other-mode' });
    expect(await refusedBid('jingmai1', lotId, '60000', 'ACCEPT')).toMatchObject({
      code: 'bid.not-yet-asked',
    });
    expect(await refusedBid('jingmai1', lotId, '61500', 'ACCEPT')).toMatchObject({ code: 'bid.not-asked' });
    await story.advancePast(
      "select start_at + interval '150 seconds' as at from bidding_session where lot_id = $1",
      lotId,
    );
    const accept = { amountFen: '60000', kind: 'ACCEPT' };
    await (
      await platform.as('jingmai2')
    ).post(`lots/${lotId}/bids`, accept, 201, { 'idempotency-key': randomUUID() });
    expect(await refusedBid('jingmai1', lotId, '60000', 'ACCEPT')).toMatchObject({ code: 'bid.after-end' });
    await toTheEnd(lotId);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], bids: 1, amountFen: 60_000n });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });

  test('and nobody accepts fails', async () => {
    const lotId = await opened('unwanted');
    await toTheEnd(lotId);
    expect(await story.state(lotId)).toBe('FAILED');
    expect(verifyRecord(await record(lotId)).faults).toEqual([]);
  });
});
