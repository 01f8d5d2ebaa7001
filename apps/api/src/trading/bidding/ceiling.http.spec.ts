import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, NoticeView, PageView, RoomView, SessionQuestionView } from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { admittedTogether, workingDayAt } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';
import { SessionWatch } from './stops/session-watch.js';

/** From 620 yuan by 5, and nobody above 640. Source: rules §21 A12. */
const CEILING = { trading: { ceilingYuan: '640' } };
const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let story: Story;
let lots: string[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, [CEILING, CEILING, CEILING]);
}, 120_000);
afterAll(() => platform.close());

const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const record = (lotId: string) => platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
const refusedBid = async (login: string, lotId: string, yuan: number) =>
  (await platform.as(login)).refused(
    'post',
    `lots/${lotId}/bids`,
    { amountFen: String(yuan * 100) },
    { 'idempotency-key': crypto.randomUUID() },
  );
const opened = async (...lotIds: readonly string[]) => {
  const startAt = await workingDayAt(platform, '10:00');
  for (const lotId of lotIds) await (await platform.as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
};
const toTheEnd = async (lotId: string) =>
  platform.advance(Date.parse((await room(lotId)).bidding.endAt) + 3_000);
const noticeOf = async ({ terms }: BidRecordView) => {
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where no = $1', [
    terms.notice.no,
  ]);
  return rows[0]!.id;
};
const paddleOf = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<{ paddle: string }>(`lots/${lotId}/seat`)).paddle;

test('a ceiling that nobody could reach is refused at its field', async () => {
  const lister = await story.lister('T01');
  for (const [ceilingYuan, code] of [
    ['620', 'trading.ceiling-not-above'],
    ['642', 'trading.ceiling-off-step'],
  ] as const) {
    const id = await story.draft({ trading: { ceilingYuan } });
    const { faults } = (await lister.refused('post', `projects/${id}/submission`)) as unknown as {
      faults: { code: string; field: string }[];
    };
    expect(faults.filter(({ field }) => field === 'trading.ceilingYuan').map((one) => one.code)).toEqual([
      code,
    ]);
  }
});

describe('several declare the ceiling', () => {
  let lotId: string;

  test('nobody goes above it; each declares it once, and the room says what follows', async () => {
    lotId = lots[0]!;
    await opened(lotId, lots[1]!, lots[2]!);
    expect(await refusedBid('jingmai1', lotId, 645)).toMatchObject({
      status: 409,
      code: 'bid.above-ceiling',
    });
    await story.bid('jingmai1', lotId, 635);
    await story.bid('jingmai2', lotId, 640);
    await story.bid('jingmai3', lotId, 640);
    expect(await refusedBid('jingmai2', lotId, 640)).toMatchObject({ status: 409, code: 'bid.at-ceiling' });
    const { bidding, rules } = await room(lotId);
    expect(rules).toMatchObject({ ceilingFen: '64000' });
    expect(bidding).toMatchObject({
      currentFen: '64000',
      leader: await paddleOf('jingmai2', lotId),
      atCeiling: [await paddleOf('jingmai2', lotId), await paddleOf('jingmai3', lotId)],
    });
  });

  test('one who does not lead loses his right: the session stands still until two people have struck him', async () => {
    const other = lots[2]!;
    await story.bid('jingmai3', lots[1]!, 640);
    await story.bid('jingmai2', other, 640);
    await story.bid('jingmai1', other, 640);
    await platform.dataSource.query(
      `update deposit set state = 'REFUND_DUE' where registration_id = (
         select r.id from registration r join account a on a.id = r.account_id
         where r.lot_id = $1 and a.login = 'jingmai1')`,
      [other],
    );
    await platform.app.get(SessionWatch).look();
    expect((await room(other)).state).toBe('PAUSED');
    expect((await room(lotId)).state).toBe('FREE');
    const supervisor = await platform.as('jianguan');
    const [question] = (await supervisor.get<PageView<SessionQuestionView>>('session-questions')).items;
    expect(question!.leader!.paddle).toBe(await paddleOf('jingmai1', other));
    await (
      await platform.as('fuzeren')
    ).post(`lots/${other}/trading/decision`, { kind: 'STRIKE', ground: 'DEPOSIT', reason: '保证金已经不在' });
    await supervisor.post(`lots/${other}/trading/decision/answer`, { agrees: true, reason: '同意' });
    expect((await room(other)).bidding).toMatchObject({
      leader: await paddleOf('jingmai2', other),
      atCeiling: [await paddleOf('jingmai2', other)],
    });
  });

  test('the seed of the notice draws one of them, and everybody can draw again', async () => {
    await toTheEnd(lotId);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    const kept = await record(lotId);
    expect(kept.log.slice(-2).map(({ kind }) => kind)).toEqual(['DRAWN', 'END']);
    const drawn = JSON.parse(kept.log.at(-2)!.value) as { paddles: string[]; paddle: string };
    expect(drawn.paddles).toEqual(
      [await paddleOf('jingmai2', lotId), await paddleOf('jingmai3', lotId)].sort(),
    );
    expect(JSON.parse(kept.log.at(-1)!.value)).toEqual({
      winner: drawn.paddle,
      amountFen: '64000',
      failure: null,
    });
    const id = await noticeOf(kept);
    const { terms } = await platform.nobody().get<NoticeView>(`notices/${id}`);
    expect(terms.drawHash).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.terms.drawHash).toBe(terms.drawHash);
    expect(terms.trading).toMatchObject({ ceilingFen: '64000' });
    expect(await verdictBesideNotice(platform, kept)).toMatchObject({ isSound: true });
  });
});

test.each([
  ['one alone at the ceiling', 1, 'jingmai3'],
  ['who is left of two', 2, 'jingmai2'],
])('nobody is drawn: %s', async (_, which, login) => {
  const lotId = lots[which]!;
  await toTheEnd(lotId);
  const kept = await record(lotId);
  expect(kept.log.map(({ kind }) => kind)).not.toContain('DRAWN');
  expect(JSON.parse(kept.log.at(-1)!.value)).toMatchObject({ winner: await paddleOf(login, lotId) });
  expect(verifyRecord(kept)).toMatchObject({ faults: [], amountFen: 64_000n });
});

test('bid for once more it is drawn by a secret of its own: the first one is known by now', async () => {
  const lotId = lots[0]!;
  const before = await record(lotId);
  const { id } = await (
    await platform.as('jingmai1')
  ).post<{ id: string }>(`lots/${lotId}/objections`, { text: '系统公布的号牌有误' });
  const center = await platform.as('fuzeren');
  await center.post(`objections/${id}/acceptance`);
  await center.post(`objections/${id}/reply`, { answer: 'uphold', text: '号牌确有误' });
  const decision = { decision: 'REPEAT', text: '重新竞价' };
  await (await platform.as('jianguan')).post(`objections/${id}/decision`, decision);
  await opened(lotId);
  await story.bid('jingmai2', lotId, 640);
  await story.bid('jingmai3', lotId, 640);
  await toTheEnd(lotId);
  const after = await record(lotId);
  expect(after.terms.session).toBe(2);
  expect(after.terms.drawHash).toMatch(/^[0-9a-f]{64}$/);
  expect(after.terms.drawHash).not.toBe(before.terms.drawHash);
  const secretOf = ({ log }: BidRecordView) =>
    (JSON.parse(log.find(({ kind }) => kind === 'DRAWN')!.value) as { secret: string }).secret;
  expect(secretOf(after)).not.toBe(secretOf(before));
  expect(await verdictBesideNotice(platform, after)).toMatchObject({ isSound: true });
});
