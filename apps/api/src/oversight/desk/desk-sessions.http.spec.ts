import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DeskSessionView, DeskSessionsView, RoomView, StoppedSessionView } from '@helan/contracts';
import { admittedTogether, workingDayAt } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2'];

let platform: TestPlatform;
let story: Story;
/** Two begin at ten, two at three in the afternoon. */
let lots: [string, string, string, string];
let morning: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = (await admittedTogether(story, BIDDERS, [{}, {}, {}, {}])) as typeof lots;
}, 120_000);
afterAll(() => platform.close());

const board = async () => (await platform.as('zuzhi')).get<DeskSessionsView>('desk/sessions');
const rowOf = async (lotId: string): Promise<DeskSessionView> =>
  (await board()).items.find((row) => row.lotId === lotId)!;
const stopAll = async (reason: string) =>
  (await platform.as('zuzhi')).post<StoppedSessionView[]>('desk/sessions/stop', { reason }, 200);
const stateOf = async (lotId: string) => (await platform.nobody().get<RoomView>(`lots/${lotId}/room`)).state;
const pausesOf = (lotId: string): Promise<{ value: string }[]> =>
  platform.dataSource.query(
    `select e.value from session_line e join bidding_session s on s.id = e.session_id
     where s.lot_id = $1 and e.kind = 'PAUSE'`,
    [lotId],
  );
const refusedStop = async (body: object) => {
  const { status, faults } = await (await platform.as('zuzhi')).refused('post', 'desk/sessions/stop', body);
  return [status, faults.map(({ field }) => field)];
};

test('a day without a session is an empty board, and there is nothing to stop', async () => {
  expect(await board()).toEqual({ items: [], running: 0, clashing: 0 });
  expect(await stopAll('机房断电')).toEqual([]);
});

test.each(['shenhe', 'fuzeren', 'jianguan', 'cunji', 'chuna', 'xitong', 'nonghu'])(
  '%s neither sees the board nor stops anything',
  async (login) => {
    const person = await platform.as(login);
    expect(await person.refused('get', 'desk/sessions')).toMatchObject({ status: 403 });
    expect(await person.refused('post', 'desk/sessions/stop', { reason: '机房断电' })).toMatchObject({
      status: 403,
    });
  },
);

test('whoever is not signed in is asked to', async () => {
  expect(await platform.nobody().refused('get', 'desk/sessions')).toMatchObject({ status: 401 });
});

describe('a day with four sessions', () => {
  beforeAll(async () => {
    const host = await platform.as('zuzhi');
    morning = await workingDayAt(platform, '10:00');
    for (const lotId of lots.slice(0, 2)) await host.post(`lots/${lotId}/trading`, { startAt: morning });
    const afternoon = await workingDayAt(platform, '15:00');
    for (const lotId of lots.slice(2)) await host.post(`lots/${lotId}/trading`, { startAt: afternoon });
  });

  test('is not on the board the day before', async () => {
    expect((await board()).items).toEqual([]);
  });

  test('stands in the order in which they begin, and says who meets whom', async () => {
    await platform.advance(Date.parse(morning) - 3_600_000);
    const { items, running, clashing } = await board();
    expect(items.map(({ lotId }) => lotId).sort()).toEqual([...lots].sort());
    expect(items.map(({ startAt }) => startAt)).toEqual(items.map(({ startAt }) => startAt).sort());
    expect([running, clashing]).toEqual([0, 4]);
    const [one, other] = [await rowOf(lots[0]), await rowOf(lots[1])];
    expect(one.clashes).toEqual([{ lotId: lots[1], lotNo: other.lotNo, why: '同一位组织员' }]);
    expect(other.clashes).toEqual([{ lotId: lots[0], lotNo: one.lotNo, why: '同一位组织员' }]);
    for (const { admitted, hostName } of items) expect([admitted, hostName]).toEqual([2, '丁准']);
  });

  test('is not stopped before it runs: there is nothing to stop', async () => {
    expect(await stopAll('机房断电')).toEqual([]);
  });

  test('two of it run; without a reason, or with a blank one, none of them is stopped', async () => {
    await platform.advance(Date.parse(morning) + 1000);
    expect((await board()).running).toBe(2);
    for (const body of [{}, { reason: '' }, { reason: '　 ' }, { reason: 7 }, { reason: '断'.repeat(2001) }])
      expect(await refusedStop(body)).toEqual([422, ['reason']]);
    expect((await board()).running).toBe(2);
  });

  test('one is paused by itself, and the other runs on', async () => {
    await (await platform.as('zuzhi')).post(`lots/${lots[0]}/trading/pause`, { reason: '一号会场停电' });
    expect(await rowOf(lots[0])).toMatchObject({ isRunning: false, state: 'PAUSED', resumeAt: null });
    expect(await rowOf(lots[1])).toMatchObject({ isRunning: true });
    expect((await board()).running).toBe(1);
  });

  test('all that run are stopped with the reason in the record of each; what stands still is not stopped twice', async () => {
    expect(await stopAll('机房断电')).toMatchObject([{ lotId: lots[1], isStopped: true, sentence: '' }]);
    expect(await stateOf(lots[1])).toBe('PAUSED');
    expect((await pausesOf(lots[0])).length).toBe(1);
    const [pause] = await pausesOf(lots[1]);
    expect(pause!.value).toContain('机房断电');
    const refusal = await (
      await platform.as('jingmai1')
    ).refused('post', `lots/${lots[1]}/bids`, { amountFen: '62000' }, { 'idempotency-key': randomUUID() });
    expect(refusal).toMatchObject({ code: 'bid.paused' });
    expect(await stopAll('机房断电')).toEqual([]);
    expect(await board()).toMatchObject({ running: 0 });
  });

  test('what keeps one from being stopped keeps no other, and is told', async () => {
    const { startAt } = await rowOf(lots[2]);
    await platform.advance(Date.parse(startAt) + 1000);
    expect((await board()).running).toBe(2);
    // Its time is over, and what ends it has not come by yet: a stop would give it another window.
    const sql = "update bidding_session set end_at = platform_now() - interval '1 second' where lot_id = $1";
    await platform.asOwner(sql, [lots[2]]);
    const sentence = '竞价的时间已经到了，正在收口。结束以后的事按成交公示和违约的规则办。';
    expect(await stopAll('会场起火')).toMatchObject([
      { lotId: lots[2], isStopped: false, sentence },
      { lotId: lots[3], isStopped: true, sentence: '' },
    ]);
    expect(await pausesOf(lots[2])).toEqual([]);
    expect(await pausesOf(lots[3])).toHaveLength(1);
  });
});
