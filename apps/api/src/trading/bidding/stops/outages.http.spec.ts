import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { BidRecordView, PageView, RoomView, SessionQuestionView } from '@helan/contracts';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import { admittedTogether, workingDayAt } from '../../../testing/sessions.js';
import { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';
import { DueRunner } from '../../../kernel/due/due-runner.js';
import { portOf } from '../../../testing/slow-request.js';
import { Arrivals } from '../arrivals.js';
import { Heartbeats } from './heartbeats.js';
import { SessionWatch } from './session-watch.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const FALL = { trading: { mode: 'DESC', intervalSeconds: 60, floorYuan: '500' }, stepYuan: '10' } as const;
let platform: TestPlatform;
let story: Story;
let lots: string[];

beforeAll(async () => {
  platform = await TestPlatform.start(undefined, { DATABASE_PATIENCE_MS: '' });
  story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, [{}, {}, {}, {}, FALL]);
}, 120_000);
afterAll(() => platform.close());

const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const record = (lotId: string) => platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
const opened = async (lotId: string) => {
  const startAt = await workingDayAt(platform, '10:00');
  await (await platform.as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
};
const endOf = async (lotId: string) => Date.parse((await room(lotId)).bidding.endAt);
const toTheEnd = async (lotId: string) => platform.advance((await endOf(lotId)) + 3_000);

/** As if no process had said a word for so long: the last word of all lies that far back. */
async function silentFor(seconds: number): Promise<void> {
  await platform.dataSource.query(
    `update bid_heartbeat set server_at = server_at - $1 * interval '1 second'`,
    [seconds],
  );
  await platform.app.get(Heartbeats).beat();
}
/** No word from just before the end on, and the first one again at a moment after it. */
async function silentOver(until: number): Promise<void> {
  const watch = platform.app.get(SessionWatch);
  await watch.onApplicationShutdown();
  await platform.dataSource.transaction(async (tx) => {
    await tx.query('update platform_clock set ahead = ahead + ($1::timestamptz - platform_now())', [
      new Date(until),
    ]);
    await tx.query("update bid_heartbeat set server_at = server_at - interval '45 seconds'");
  });
  await platform.app.get(DueRunner).runDue();
  await watch.onApplicationBootstrap();
}
/** In the window, so many seconds before its end. */
const beforeTheEnd = async (lotId: string, seconds: number) => {
  const { freeEndAt } = (await room(lotId)).bidding;
  await platform.advance(Date.parse(freeEndAt) + 1_000);
  await platform.advance((await endOf(lotId)) - seconds * 1_000);
};
const look = () => platform.app.get(SessionWatch).look();

describe('the platform was silent before an end', () => {
  test('the session stands still, goes on after a public word with a whole window, and its record can be played again', async () => {
    const lotId = lots[0]!;
    await opened(lotId);
    await story.bid('jingmai1', lotId, 620);
    await beforeTheEnd(lotId, 10);
    await silentFor(8);
    await look();
    const stopped = await room(lotId);
    expect(stopped).toMatchObject({ state: 'PAUSED', lotState: 'TRADING' });
    const found = await platform.time();
    const resumesAt = Date.parse(stopped.resumeAt!);
    expect(resumesAt - found).toBeGreaterThan(9.9 * 60_000);
    expect(resumesAt - found).toBeLessThanOrEqual(10 * 60_000);
    await platform.advance(resumesAt + 500);
    expect(await endOf(lotId)).toBe(resumesAt + 300_000);
    await story.bid('jingmai2', lotId, 625);
    await toTheEnd(lotId);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], bids: 2, amountFen: 62_500n });
    expect((await record(lotId)).log.map(({ kind }) => kind)).toEqual([
      ...['SEAT', 'SEAT', 'SEAT', 'PRICE', 'PAUSE', 'RESUME', 'PRICE', 'END'],
    ]);
  });

  test('found only once the end had passed: nobody has won by it', async () => {
    const lotId = lots[1]!;
    await opened(lotId);
    await story.bid('jingmai1', lotId, 620);
    await beforeTheEnd(lotId, 1);
    const { endAt } = (await room(lotId)).bidding;
    await silentOver(Date.parse(endAt) + 3_000);
    expect(await room(lotId)).toMatchObject({ state: 'PAUSED', lotState: 'TRADING' });
    expect(await story.state(lotId)).toBe('TRADING');
  });

  test('a second time the host says when, and the supervisor agrees', async () => {
    const lotId = lots[1]!;
    await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
    await platform.advance((await endOf(lotId)) - 20_000);
    await silentFor(8);
    await look();
    expect(await room(lotId)).toMatchObject({ state: 'PAUSED', resumeAt: null });
    const host = await platform.as('zuzhi');
    const supervisor = await platform.as('jianguan');
    const { items } = await supervisor.get<PageView<SessionQuestionView>>('session-questions');
    expect(items).toMatchObject([{ lotId, question: 'GO_ON', leader: null, proposal: null }]);
    const resumeAt = await workingDayAt(platform, '09:30');
    expect(await host.refused('post', `lots/${lotId}/trading/resumption`, { at: resumeAt })).toMatchObject({
      code: 'session.question-open',
    });
    const proposal = { kind: 'GO_ON', reason: '机房电源已修复', resumeAt };
    expect(
      await (await platform.as('fuzeren')).refused('post', `lots/${lotId}/trading/decision`, proposal),
    ).toMatchObject({ code: 'permission.denied' });
    await host.post(`lots/${lotId}/trading/decision`, proposal);
    expect(await host.refused('post', `lots/${lotId}/trading/decision`, proposal)).toMatchObject({
      code: 'session.answered',
    });
    const answer = (agrees: boolean) => ({ agrees, reason: '已核对' });
    await supervisor.post(`lots/${lotId}/trading/decision/answer`, answer(false));
    expect((await room(lotId)).resumeAt).toBeNull();
    await host.post(`lots/${lotId}/trading/decision`, proposal);
    await supervisor.post(`lots/${lotId}/trading/decision/answer`, answer(true));
    expect((await room(lotId)).resumeAt).toBe(resumeAt);
    await platform.advance(Date.parse(resumeAt) + 500);
    await toTheEnd(lotId);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 62_000n });
  });

  test('in the free phase it takes nothing from anybody', async () => {
    const lotId = lots[2]!;
    await opened(lotId);
    await story.bid('jingmai1', lotId, 620);
    await silentFor(20);
    await look();
    expect((await room(lotId)).state).toBe('FREE');
    const outagesOf = jest.spyOn(platform.app.get(Heartbeats), 'outagesOf');
    await look();
    // Looked at once: what takes nothing now takes nothing later.
    expect(outagesOf).not.toHaveBeenCalled();
    await beforeTheEnd(lotId, 30);
    await silentFor(8);
    await look();
    outagesOf.mockRestore();
    expect(await room(lotId)).toMatchObject({ state: 'PAUSED' });
    await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
    await toTheEnd(lotId);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });

  test('a price does not fall while nobody can take it', async () => {
    const lotId = lots[4]!;
    await opened(lotId);
    await platform.advance((await platform.time()) + 90_000);
    await silentFor(9);
    await look();
    const { state, resumeAt, bidding } = await room(lotId);
    expect(state).toBe('PAUSED');
    await platform.advance(Date.parse(resumeAt!) + 100);
    const { heldMs } = (await room(lotId)).bidding;
    expect(heldMs).toBe(Date.parse(resumeAt!) - Date.parse(bidding.pausedAt!));
  });
});

test.each([
  ['nothing in it', {}, ''],
  ['words', { 'Content-Type': 'text/plain' }, 'x'],
  ['a price', { 'Content-Type': 'application/json' }, '{"amountFen":"62500"}'],
])('what a stranger sends to where bids go tells nothing of the platform: %s', async (_, headers, body) => {
  const arrivals = platform.app.get(Arrivals);
  const origin = `http://127.0.0.1:${await portOf(platform.app.getHttpServer())}`;
  for (const lotId of [lots[3]!, '-'.repeat(36), lots[3]!.toUpperCase(), 'x'])
    for (const form of ['bids', 'bids/', 'BIDS?x']) {
      const answer = await fetch(`${origin}/api/lots/${lotId}/${form}`, { method: 'POST', headers, body });
      expect([401, 403]).toContain(answer.status);
    }
  expect(arrivals.stuck(0, performance.now() + 60_000)).toEqual([]);
  expect(arrivals.failingLots()).toEqual([]);
  // Nor does the close of a session wait for it.
  await arrivals.settled(lots[3]!, Infinity, 60_000);
  await platform.app.get(Heartbeats).beat();
});

test('a bid that is complete and cannot be decided is a silence, too, though the process says that it lives', async () => {
  const lotId = lots[3]!;
  await opened(lotId);
  await story.bid('jingmai1', lotId, 620);
  await beforeTheEnd(lotId, 250);
  await platform.dataSource.query('update bidding_session set outage_ms = 2000 where lot_id = $1', [lotId]);
  const bidder = await platform.as('jingmai2');
  const holder = platform.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select 1 from bidding_session where lot_id = $1 for update', [lotId]);
  const waiting = bidder
    .request('post', `lots/${lotId}/bids`)
    .set('Idempotency-Key', randomUUID())
    .send({ amountFen: '62500' })
    .then(({ status }) => status);
  const stuck = async () => {
    const rows: { n: number }[] = await platform.dataSource.query(
      'select count(*)::int as n from bid_outage where lot_id = $1 and real_ms > 2500',
      [lotId],
    );
    return rows[0]!.n > 0;
  };
  while (!(await stuck()));
  await holder.commitTransaction();
  await holder.release();
  // Told within three seconds that it could not be decided; the lot waits on.
  expect(await waiting).toBe(503);
  await look();
  expect(await room(lotId)).toMatchObject({ state: 'PAUSED', bidding: { currentFen: '62000' } });
}, 60_000);
