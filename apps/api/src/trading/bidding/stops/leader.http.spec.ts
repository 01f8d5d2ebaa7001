import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, PageView, RoomView, SessionQuestionView } from '@helan/contracts';
import { shanghaiDate } from '@helan/domain';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import { admittedTogether, workingDayAt } from '../../../testing/sessions.js';
import { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';
import { SessionWatch } from './session-watch.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const ID_NUMBERS = {
  jingmai1: ['马新雨', '640122197809020036'],
  jingmai3: ['王春晓', '640122198506110047'],
} as const;
let platform: TestPlatform;
let story: Story;
let lots: string[];

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, [{}, {}, {}, {}, {}, {}, {}, {}]);
}, 120_000);
afterAll(() => platform.close());

const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const record = (lotId: string) => platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
const opened = async (lotId: string) => {
  const startAt = await workingDayAt(platform, '10:00');
  await (await platform.as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
};
/** In a session that is open the third leads. */
const led = async (lotId: string) => {
  await opened(lotId);
  await story.bid('jingmai2', lotId, 620);
  await story.bid('jingmai3', lotId, 625);
};
const inTheLastSecond = async (lotId: string) => {
  const { freeEndAt } = (await room(lotId)).bidding;
  await platform.advance(Date.parse(freeEndAt) + 1_000);
  await platform.advance(Date.parse((await room(lotId)).bidding.endAt) - 700);
};
const toTheEnd = async (lotId: string) =>
  platform.advance(Date.parse((await room(lotId)).bidding.endAt) + 3_000);
const bar = async (login: keyof typeof ID_NUMBERS) => {
  const [name, idNumber] = ID_NUMBERS[login];
  const from = shanghaiDate(await platform.time());
  const body = { name, idNumber, reason: '提供虚假材料', documentNo: '贺农经罚〔2026〕3号', from };
  return (await platform.as('jianguan')).post<{ id: string }>('bars', body);
};
const lift = async (id: string) =>
  (await platform.as('jianguan')).post(`bars/${id}/lifting`, { reason: '复查以后解除' });
const loseDeposit = async (login: string, lotId: string) => {
  await platform.dataSource.query(
    `update deposit set state = 'REFUND_DUE' where registration_id = (
       select r.id from registration r join account a on a.id = r.account_id where r.lot_id = $1 and a.login = $2)`,
    [lotId, login],
  );
  return undefined;
};
const look = () => platform.app.get(SessionWatch).look();
const propose = async (lotId: string, body: object) =>
  (await platform.as('fuzeren')).post(`lots/${lotId}/trading/decision`, { reason: '核对了决定书', ...body });
const agree = async (lotId: string) =>
  (await platform.as('jianguan')).post(`lots/${lotId}/trading/decision/answer`, {
    agrees: true,
    reason: '同意',
  });
const paddleOf = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<{ paddle: string }>(`lots/${lotId}/seat`)).paddle;

describe('a leader is barred in mid-session', () => {
  let lotId: string;

  test('the session stands still, and nobody unseats him alone', async () => {
    lotId = lots[0]!;
    await opened(lotId);
    await story.bid('jingmai1', lotId, 620);
    await story.bid('jingmai2', lotId, 625);
    await story.bid('jingmai1', lotId, 900);
    const { id } = await bar('jingmai1');
    await look();
    expect(await room(lotId)).toMatchObject({
      state: 'PAUSED',
      resumeAt: null,
      bidding: { currentFen: '90000' },
    });
    const supervisor = await platform.as('jianguan');
    const { items } = await supervisor.get<PageView<SessionQuestionView>>('session-questions');
    expect(items).toMatchObject([
      {
        lotId,
        question: 'LEADER',
        leader: {
          paddle: await paddleOf('jingmai1', lotId),
          amountFen: '90000',
          documentNos: ['贺农经罚〔2026〕3号'],
        },
      },
    ]);
    for (const [login, status] of [
      ['zuzhi', 403],
      ['jianguan', 403],
      ['shenhe', 403],
    ] as const)
      expect(
        await (
          await platform.as(login)
        ).refused('post', `lots/${lotId}/trading/decision`, {
          kind: 'STRIKE',
          ground: 'BARRED',
          reason: '一个人说了算',
        }),
      ).toMatchObject({ status });
    expect(
      await (
        await platform.as('zuzhi')
      ).refused('post', `lots/${lotId}/trading/resumption`, {
        at: await workingDayAt(platform, '09:30'),
      }),
    ).toMatchObject({ code: 'session.question-open' });
    expect(
      await supervisor.refused('post', `lots/${lotId}/trading/decision/answer`, {
        agrees: true,
        reason: '无',
      }),
    ).toMatchObject({ code: 'session.not-asked' });
    expect(id).toBeTruthy();
  });

  test('two decide: his bids are struck, the price falls to the last of another, a whole window runs, nobody gains or loses', async () => {
    await propose(lotId, { kind: 'STRIKE', ground: 'BARRED' });
    await agree(lotId);
    const stopped = await room(lotId);
    expect(stopped).toMatchObject({
      state: 'PAUSED',
      bidding: { currentFen: '62500', leader: await paddleOf('jingmai2', lotId) },
    });
    const resumesAt = Date.parse(stopped.resumeAt!);
    expect(resumesAt - (await platform.time())).toBeGreaterThan(9.9 * 60_000);
    await platform.advance(resumesAt + 500);
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `lots/${lotId}/bids`, { amountFen: '63000' }, { 'idempotency-key': randomUUID() }),
    ).toMatchObject({ code: 'bid.not-admitted' });
    await story.bid('jingmai3', lotId, 630);
    await toTheEnd(lotId);
    const played = await record(lotId);
    expect(verifyRecord(played)).toMatchObject({ faults: [], bids: 4, amountFen: 63_000n });
    expect(JSON.parse(played.log.find(({ kind }) => kind === 'STRUCK')!.value)).toEqual({
      amountFen: '62500',
      leader: await paddleOf('jingmai2', lotId),
      paddles: [await paddleOf('jingmai1', lotId)],
      why: '被依法限制参加交易',
    });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });

  test('his deposit goes back, since nobody says that he broke his word', async () => {
    const rows: { state: string; deposit: string }[] = await platform.dataSource.query(
      `select r.state, d.state as deposit from registration r join deposit d on d.registration_id = r.id
       join account a on a.id = r.account_id where r.lot_id = $1 and a.login = 'jingmai1'`,
      [lotId],
    );
    expect(rows).toEqual([{ state: 'DISQUALIFIED', deposit: 'REFUND_DUE' }]);
  });
});

test('false papers cost the deposit, and the credit record says so', async () => {
  const lotId = lots[1]!;
  await led(lotId);
  const { id } = await bar('jingmai3');
  await look();
  await propose(lotId, { kind: 'STRIKE', ground: 'FALSE_DOCUMENTS' });
  await agree(lotId);
  await lift(id);
  const rows: { state: string; deposit: string; ground: string }[] = await platform.dataSource.query(
    `select r.state, d.state as deposit, c.ground from registration r join deposit d on d.registration_id = r.id
     join account a on a.id = r.account_id left join credit_event c on c.party_id = r.party_id and c.lot_id = r.lot_id
     where r.lot_id = $1 and a.login = 'jingmai3'`,
    [lotId],
  );
  expect(rows).toEqual([{ state: 'BREACHED', deposit: 'FORFEITED', ground: 'FALSE_DOCUMENTS' }]);
  await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
  await toTheEnd(lotId);
  expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 62_000n });
});

test('whose bid stands stays in front, and is asked about no more', async () => {
  const lotId = lots[2]!;
  await led(lotId);
  const { id } = await bar('jingmai3');
  await look();
  await propose(lotId, { kind: 'UPHOLD' });
  await agree(lotId);
  await look();
  await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
  await lift(id);
  await toTheEnd(lotId);
  expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 62_500n });
});

test('barred after the end, before the close: nothing stops any more, and what follows is the breach of a winner', async () => {
  const lotId = lots[7]!;
  await led(lotId);
  const { freeEndAt } = (await room(lotId)).bidding;
  await platform.advance(Date.parse(freeEndAt) + 1_000);
  await platform.advance(Date.parse((await room(lotId)).bidding.endAt) + 50);
  const { id } = await bar('jingmai3');
  await look();
  expect(await room(lotId)).toMatchObject({ state: 'LIMITED', lotState: 'TRADING' });
  expect(
    await (await platform.as('jianguan')).get<PageView<SessionQuestionView>>('session-questions'),
  ).toMatchObject({
    items: [],
    total: 0,
  });
  expect(
    await (await platform.as('zuzhi')).refused('post', `lots/${lotId}/trading/pause`, { reason: '停一停' }),
  ).toMatchObject({ status: 409 });
  await toTheEnd(lotId);
  expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  const played = await record(lotId);
  expect(verifyRecord(played)).toMatchObject({ faults: [], amountFen: 62_500n });
  expect(played.log.map(({ kind }) => kind)).not.toContain('PAUSE');
  await lift(id);
});

test('barred in the last second, found at the close: he has not won', async () => {
  const lotId = lots[3]!;
  await led(lotId);
  await inTheLastSecond(lotId);
  const { id } = await bar('jingmai3');
  await toTheEnd(lotId);
  await lift(id);
  expect(await room(lotId)).toMatchObject({ state: 'PAUSED', lotState: 'TRADING' });
  await propose(lotId, { kind: 'STRIKE', ground: 'BARRED' });
  await agree(lotId);
  await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
  await toTheEnd(lotId);
  expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 62_000n });
});

describe('upheld once, a leader is asked about again for whatever comes later', () => {
  test.each([
    ['a second decision', 4, () => bar('jingmai3')],
    ['the loss of his deposit', 5, () => loseDeposit('jingmai3', lots[5]!)],
  ] as const)('%s', async (_, index, happens) => {
    const lotId = lots[index]!;
    await led(lotId);
    const { id } = await bar('jingmai3');
    await look();
    await propose(lotId, { kind: 'UPHOLD' });
    await agree(lotId);
    await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
    await look();
    expect((await room(lotId)).state).toBe('FREE');
    const second = await happens();
    await look();
    expect((await room(lotId)).state).toBe('PAUSED');
    await lift(id);
    if (second) await lift(second.id);
    await propose(lotId, { kind: 'STRIKE', ground: 'DEPOSIT' });
    await agree(lotId);
    await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
    await toTheEnd(lotId);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 62_000n });
  });
});

test('a deposit lost in the last second counts from then, however late that is found', async () => {
  const lotId = lots[6]!;
  await led(lotId);
  await inTheLastSecond(lotId);
  await loseDeposit('jingmai3', lotId);
  await toTheEnd(lotId);
  expect(await room(lotId)).toMatchObject({ state: 'PAUSED', lotState: 'TRADING' });
  await propose(lotId, { kind: 'STRIKE', ground: 'DEPOSIT' });
  await agree(lotId);
  await platform.advance(Date.parse((await room(lotId)).resumeAt!) + 500);
  await toTheEnd(lotId);
  expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 62_000n });
});
