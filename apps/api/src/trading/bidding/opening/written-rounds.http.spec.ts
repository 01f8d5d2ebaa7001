import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NoticeView, PageView, RegistrationView } from '@helan/contracts';
import { lastNotice } from '../../../testing/notices.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { TestPlatform } from '../../../testing/test-platform.js';
import { verdictBesideNotice } from '../../../testing/verdicts.js';

/** From 620 yuan by 10, two rounds of an hour; equals are drawn at once. */
const TWO_ROUNDS = { mode: 'SEALED_ONE', writtenRounds: 2, extraRoundMinutes: 0 } as const;
/** Nine o'clock in Beijing of the working day after the first round, which is opened at night. */
const MORNING = '2026-11-18T01:00:00.000Z';
let platform: TestPlatform;
let lots: SealedLots;
let lotId: string;
let quiet: string;
let stopped: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  await lots.sealers.makeOwnKeys(...HOLDERS);
  [lotId, quiet, stopped] = (await lots.admitted([TWO_ROUNDS, TWO_ROUNDS, TWO_ROUNDS])) as [
    string,
    string,
    string,
  ];
  await lots.begin(lotId, quiet, stopped);
}, 120_000);
afterAll(() => platform.close());

const open = (id: string) => lots.sealers.open(id, 'fuzeren', 'jianguan');
const own = async (id: string) => {
  const { items: all } = await (
    await platform.as('jingmai1')
  ).get<PageView<RegistrationView>>('my/registrations');
  return all.find((one) => one.lotId === id)!;
};
const rounds = async (id: string): Promise<string[]> => {
  const rows: { no: string }[] = await platform.dataSource.query(
    "select no from notice where lot_id = $1 and kind = 'SESSION' order by published_at, no offset 1",
    [id],
  );
  return rows.map(({ no }) => no);
};

test('a first round that is opened at night is followed by one in the morning, from the best offer so far', async () => {
  for (const id of [lotId, quiet, stopped]) await lots.sealers.bid('jingmai1', id, 64_000n);
  await lots.sealers.bid('jingmai2', lotId, 66_000n);
  await lots.end();
  expect((await lots.room(lotId)).state).toBe('OPENING');
  await platform.advance(Date.parse('2026-11-17T14:00:00.000Z'));
  for (const id of [lotId, quiet, stopped]) await open(id);
  const room = await lots.room(lotId);
  expect(room).toMatchObject({
    state: 'PAUSED',
    round: 2,
    awaitsRound: true,
    resumeAt: MORNING,
    bidding: { invited: null, endAt: '2026-11-18T02:00:00.000Z' },
  });
  const [round] = room.log.filter(({ kind }) => kind === 'ROUND');
  expect(JSON.parse(round!.value)).toEqual({
    invited: null,
    floorFen: '66000',
    startAt: MORNING,
    endAt: '2026-11-18T02:00:00.000Z',
  });
});

test('it is public from the moment it is planned: on the board, in the hall and on a bidder’s page', async () => {
  const notice = await lastNotice(platform, lotId);
  expect(notice.kindName).toBe('竞价时间公告');
  expect(notice.details).toEqual([{ label: '第 2 轮密封报价开始', value: '2026年11月18日 09:00' }]);
  const { content } = await platform
    .nobody()
    .get<{ content: { sessionStartAt: string } }>(`notices/${notice.id}/proof`);
  expect(content.sessionStartAt).toBe(MORNING);
  const told: { count: string }[] = await platform.dataSource.query(
    "select count(*) from outbox where topic = 'notice.published' and payload->>'noticeId' = $1",
    [notice.id],
  );
  expect(told).toEqual([{ count: '1' }]);
  const { items: hall } = await platform
    .nobody()
    .get<{ items: { lotId: string; startAt: string }[] }>('sessions');
  expect(hall.find((one) => one.lotId === lotId)).toMatchObject({ state: 'PAUSED', startAt: MORNING });
  expect(await own(lotId)).toMatchObject({ sessionStartAt: MORNING });
});

test('until then nobody offers, nothing is opened, and the host does not move it', async () => {
  const bidder = await platform.as('jingmai1');
  const envelope = await lots.sealers.envelope('jingmai1', lotId, '000000000000067000');
  const bid = { kind: 'SEALED', envelope };
  const key = { 'idempotency-key': randomUUID() };
  expect(await bidder.refused('post', `lots/${lotId}/bids`, bid, key)).toMatchObject({ code: 'bid.paused' });
  const host = await platform.as('zuzhi');
  expect(
    await host.refused('post', `lots/${lotId}/trading/resumption`, { at: '2026-11-18T02:00:00.000Z' }),
  ).toMatchObject({ code: 'lifecycle.not-now' });
  expect(await host.get(`lots/${lotId}/trading`)).toMatchObject({ earliestResumeAt: null });
});

test('a lot may be suspended while its round is waited for', async () => {
  const head = await platform.as('fuzeren');
  await head.post(`lots/${stopped}/suspension`, { reason: 'TITLE_DISPUTED', note: '有人提出权属异议' });
  expect(await lots.room(stopped)).toMatchObject({ state: 'PAUSED', awaitsRound: true, resumeAt: null });
});

test('everybody offers once more; less than the best so far does not count, and he is told', async () => {
  await lots.beginRound(lotId);
  expect(await lots.room(lotId)).toMatchObject({ state: 'FREE', round: 2, awaitsRound: false });
  expect(await lots.seat('jingmai2', lotId)).toMatchObject({ hasPlaced: false });
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

test('when it goes on, its round is announced anew', async () => {
  const head = await platform.as('fuzeren');
  await platform.advance(Date.parse('2026-11-18T03:02:00.000Z'));
  await head.post(`lots/${stopped}/resumption`, { reason: '异议不成立' });
  const again = '2026-11-18T03:20:00.000Z';
  expect(await lots.room(stopped)).toMatchObject({ state: 'PAUSED', awaitsRound: true, resumeAt: again });
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from notice where lot_id = $1 and kind = 'SESSION' order by published_at desc limit 1",
    [stopped],
  );
  const { details } = await platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
  expect(details).toEqual([{ label: '第 2 轮密封报价开始', value: '2026年11月18日 11:20' }]);
  await lots.beginRound(stopped);
  expect(await lots.room(stopped)).toMatchObject({
    state: 'FREE',
    awaitsRound: false,
    bidding: { endAt: '2026-11-18T04:20:00.000Z' },
  });
});

test('the record is played again by a stranger, every rule and every round held against the notices', async () => {
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
    const alone = await verdictBesideNotice(platform, record);
    expect(alone.isSound).toBe(true);
    expect(alone.lines.join()).toContain(`下一轮报价 ${MORNING} 开始，没有和写明这个时间的公告放在一起`);
    const beside = await verdictBesideNotice(platform, record, ...(await rounds(id)));
    expect(beside.isSound).toBe(true);
    expect(beside.lines.join()).not.toContain('没有核对');
  }
});
