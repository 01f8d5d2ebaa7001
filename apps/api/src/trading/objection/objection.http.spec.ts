import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, ObjectionView, PageView, RegistrationView } from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { MessageRoom } from '../../testing/messages.js';
import { lastNotice } from '../../testing/notices.js';
import { admittedTogether, pastPublicity, tradedTogether } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const NAMES = ['dismissed', 'late', 'void', 'repeat', 'without'] as const;
let platform: TestPlatform;
let story: Story;
let lots: string[];
const ids: Record<string, string> = {};
const lotOf = (name: (typeof NAMES)[number]) => lots[NAMES.indexOf(name)]!;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = await admittedTogether(
    story,
    BIDDERS,
    NAMES.map(() => ({})),
  );
  await tradedTogether(story, lots, [
    ['jingmai1', 620],
    ['jingmai2', 625],
    ['jingmai3', 630],
  ]);
  for (const name of NAMES.slice(1)) ids[name] = await file('jingmai1', lotOf(name));
  for (const name of NAMES.slice(2)) await (await center()).post(`objections/${ids[name]}/acceptance`);
}, 180_000);
afterAll(() => platform.close());

const text = '公示的面积和现场看到的不一样，请核实。';
const file = async (login: string, lotId: string, change: object = {}) =>
  (await (await platform.as(login)).post<{ id: string }>(`lots/${lotId}/objections`, { text, ...change })).id;
const center = () => platform.as('fuzeren');
const supervisor = () => platform.as('jianguan');
const seen = async (login: string, id: string) =>
  (await (await platform.as(login)).get<PageView<ObjectionView>>('objections')).items.find(
    (one) => one.id === id,
  )!;
const own = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<PageView<RegistrationView>>('my/registrations')).items.find(
    (one) => one.lotId === lotId,
  )!;
const record = (lotId: string, session?: number) =>
  platform.nobody().get<BidRecordView>(`lots/${lotId}/record${session ? `?session=${session}` : ''}`);
const refundOf = async (login: string, lotId: string) => {
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from payment_order where kind = 'REFUND' and subject = $1",
    [(await own(login, lotId)).id],
  );
  return rows[0]!.id;
};
const toTheEnd = (lotId: string) =>
  story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1 and is_current",
    lotId,
  );
const kindsOf = async (lotId: string) => {
  const rows: { kind: string }[] = await platform.dataSource.query(
    'select kind from notice where lot_id = $1 order by published_at, no',
    [lotId],
  );
  return rows.map(({ kind }) => kind);
};

describe('an objection to a result', () => {
  test('stops the lot once it is accepted; dismissed, it lets the publicity run on three working days', async () => {
    const lotId = lotOf('dismissed');
    const id = await file('jingmai1', lotId, { isAnonymous: true });
    expect(await seen('fuzeren', id)).toMatchObject({
      subject: 'RESULT',
      state: 'FILED',
      stops: true,
      objectorName: '匿名',
      actions: ['accept', 'refuse'],
    });
    expect(await seen('jianguan', id)).toMatchObject({ objectorName: '马新雨', actions: ['decide'] });
    expect(
      await (await platform.as('jingmai1')).refused('post', `lots/${lotId}/objections`, { text }),
    ).toMatchObject({ code: 'objection.one-at-a-time' });
    const boss = await center();
    expect(
      await boss.refused('post', `objections/${id}/reply`, { answer: 'dismiss', text: '面积没有错' }),
    ).toMatchObject({ status: 409, code: 'lifecycle.not-now' });
    await boss.post(`objections/${id}/acceptance`);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    expect(await boss.refused('post', `lots/${lotId}/resumption`, { reason: '没有事' })).toMatchObject({
      code: 'objection.still-open',
    });
    await boss.post(`objections/${id}/reply`, { answer: 'dismiss', text: '复测过，面积没有错' });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    expect(await kindsOf(lotId)).toEqual(['TRANSFER', 'SESSION', 'RESULT', 'SUSPENSION', 'RESUMPTION']);
    expect(await seen('fuzeren', id)).toMatchObject({ state: 'DISMISSED', actions: [] });
    const notice = await lastNotice(platform, lotId);
    expect(notice).toMatchObject({ result: { isPublicityOver: false } });
    expect(notice.strip.filter((day) => day.kind === 'COUNTED')).toHaveLength(3);
  });

  test('taken to the supervisor it stops the lot again, whose decision lets it go on', async () => {
    const lotId = lotOf('dismissed');
    const mine = await (await platform.as('jingmai1')).get<PageView<ObjectionView>>('my/objections');
    const { id, actions, steps } = mine.items.find((one) => one.lotId === lotId)!;
    expect(actions).toEqual(['complain']);
    expect(steps.map(({ label }) => label)).toEqual(['提出异议', '受理', '答复：异议不成立']);
    expect(
      await (await platform.as('jingmai2')).refused('post', `objections/${id}/complaint`, { text }),
    ).toMatchObject({ status: 404 });
    await (await platform.as('jingmai1')).post(`objections/${id}/complaint`, { text: '复测没有叫我到场' });
    expect(await story.state(lotId)).toBe('SUSPENDED');
    await platform.dataSource.query('update lot set next_due_at = platform_now() where id = $1', [lotId]);
    await platform.advance((await platform.time()) + 1000);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    expect((await kindsOf(lotId)).slice(-2)).toEqual(['SUSPENSION', 'SUSPENSION']);
    await (
      await supervisor()
    ).post(`objections/${id}/decision`, { decision: 'STANDS', text: '复测有三方签字' });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    const hold = "update lot set next_due_at = next_due_at + interval '1 hour' where id = $1";
    await platform.dataSource.query(hold, [lotId]);
    await pastPublicity(story, lotId);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    expect(
      await (await platform.as('jingmai2')).refused('post', `lots/${lotId}/objections`, { text }),
    ).toMatchObject({ code: 'objection.too-late' });
    const notice = await lastNotice(platform, lotId);
    expect(notice).toMatchObject({ lotState: 'RESULT_PUBLICITY', result: { isPublicityOver: true } });
    await story.advancePast("select next_due_at + interval '1 second' as at from lot where id = $1", lotId);
    expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
    expect(
      await (await platform.as('jingmai1')).refused('post', `lots/${lotId}/objections`, { text }),
    ).toMatchObject({ code: 'objection.too-late' });
  });

  test('that nobody has looked at yet keeps the result from being confirmed', async () => {
    const lotId = lotOf('late');
    expect(await story.state(lotId)).toBe('SUSPENDED');
    const id = ids['late'];
    await (await center()).post(`objections/${id}/reply`, { answer: 'refuse', text: '没有说明哪里不符' });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    await platform.advance((await platform.time()) + 11 * 86_400_000);
    expect(
      await (await platform.as('jingmai1')).refused('post', `objections/${id}/complaint`, { text }),
    ).toMatchObject({ code: 'objection.complaint-too-late' });
    expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
  });
});

describe('an objection that is upheld', () => {
  test('is for the supervisor to decide: the result is void, everybody has his money back', async () => {
    const lotId = lotOf('void');
    const id = ids['void'];
    await (await center()).post(`objections/${id}/reply`, { answer: 'uphold', text: '竞买人之间确有串通' });
    expect(await story.state(lotId)).toBe('SUSPENDED');
    const chief = await supervisor();
    expect(
      await chief.refused('post', `objections/${id}/decision`, { decision: 'NOTHING', text: '没有这一种' }),
    ).toMatchObject({ status: 422 });
    await chief.post(`objections/${id}/decision`, { decision: 'VOID', text: '串通查实' });
    expect(await story.state(lotId)).toBe('VOIDED');
    expect((await kindsOf(lotId)).at(-1)).toBe('VOID');
    expect((await lastNotice(platform, lotId)).details).toContainEqual({ label: '理由', value: '串通查实' });
    expect(await own('jingmai3', lotId)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUND_DUE' } });
    expect(await platform.dataSource.query('select why from fallen_deal where lot_id = $1', [lotId])).toEqual(
      [{ why: 'VOIDED' }],
    );
    expect((await record(lotId)).log.at(-1)!.kind).toBe('END');
  });

  test('may have the session held again, with everybody whose money is still there, under new paddles', async () => {
    const lotId = lotOf('repeat');
    const before = (await record(lotId)).log
      .filter(({ kind }) => kind === 'SEAT')
      .map(({ paddle }) => paddle);
    const chief = await supervisor();
    const order = await refundOf('jingmai2', lotId);
    const cashier = await platform.as('chuna');
    await cashier.post(`finance/payment-orders/${order}/execution`, { flowNo: 'F0001' });
    const decision = { decision: 'REPEAT', text: '系统公布的号牌有误' };
    expect(await chief.refused('post', `objections/${ids['repeat']}/decision`, decision)).toMatchObject({
      code: 'objection.refund-under-way',
    });
    await (await platform.as('fuhe')).post(`finance/payment-orders/${order}/confirmation`);
    await chief.post(`objections/${ids['repeat']}/decision`, decision);
    expect(await story.state(lotId)).toBe('TRADING');
    expect(await own('jingmai1', lotId)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await own('jingmai2', lotId)).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
    expect(await own('jingmai3', lotId)).toMatchObject({ state: 'ADMITTED', canWithdraw: true });
    await story.payDeposit('jingmai2', (await own('jingmai2', lotId)).id);
    await story.openTrading(lotId);
    await story.bid('jingmai2', lotId, 620);
    expect(await own('jingmai3', lotId)).toMatchObject({ canWithdraw: false });
    await toTheEnd(lotId);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    const played = await record(lotId);
    expect(played.terms.session).toBe(2);
    expect(verifyRecord(played)).toMatchObject({ faults: [], amountFen: 62_000n });
    const seats = played.log.filter(({ kind }) => kind === 'SEAT').map(({ paddle }) => paddle);
    expect(seats).toHaveLength(3);
    expect(seats.filter((paddle) => before.includes(paddle))).toEqual([]);
    expect(verifyRecord(await record(lotId, 1))).toMatchObject({ faults: [], amountFen: 63_000n });
    const proof = await (
      await platform.as('jingmai1')
    ).get<{ paddle: string }>(`lots/${lotId}/seat/proof?session=1`);
    expect(before).toContain(proof.paddle);
  });

  test('or held again without whoever had won', async () => {
    const lotId = lotOf('without');
    const decision = { decision: 'REPEAT', text: '受让方材料不实', excludesWinner: true };
    await (await supervisor()).post(`objections/${ids['without']}/decision`, decision);
    expect(await own('jingmai3', lotId)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUND_DUE' } });
    const { id } = await own('jingmai1', lotId);
    await (await platform.as('jingmai1')).post(`registrations/${id}/withdrawal`);
    await story.openTrading(lotId);
    await expect(story.bid('jingmai3', lotId, 620)).rejects.toThrow('bid.not-admitted');
    await story.bid('jingmai2', lotId, 620);
    await toTheEnd(lotId);
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], bids: 1 });
  });
});

test('the history tells an objection that a result stood, and one by which it fell', async () => {
  const lotId = lotOf('repeat');
  await story.advancePast(
    "select greatest(publicity_ends_at, platform_now()) + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
  const reasonOf = async (lot: string) => {
    const rows: { reason: string; no: string }[] = await platform.dataSource.query(
      `select e.reason, o.no from listing_event e join objection o on o.lot_id = e.lot_id
       where e.lot_id = $1 and e.action = 'confirmDeal'`,
      [lot],
    );
    return rows[0]!;
  };
  const second = await reasonOf(lotId);
  expect(second.reason).toBe(`公示期满，对这次结果没有异议；原来的结果因异议 ${second.no} 作废`);
  const stood = await reasonOf(lotOf('dismissed'));
  expect(stood.reason).toBe(`公示期满；异议 ${stood.no} 已经处理完，结果维持`);
});

test('an objection to a notice stops nothing unless the center says so, and is about no result', async () => {
  const { lotId } = await story.listed();
  const id = await file('jingmai1', lotId);
  const boss = await center();
  await boss.post(`objections/${id}/acceptance`);
  expect(await story.state(lotId)).toBe('LISTED');
  await boss.post(`objections/${id}/reply`, { answer: 'uphold', text: '面积确实写错了' });
  const chief = await supervisor();
  expect(
    await chief.refused('post', `objections/${id}/decision`, { decision: 'VOID', text: '面积写错了' }),
  ).toMatchObject({ code: 'objection.no-result' });
  await chief.post(`objections/${id}/decision`, { decision: 'CORRECT', text: '请发变更公告' });
  const other = await file('jingmai2', lotId);
  await boss.post(`objections/${other}/acceptance`, { stops: true });
  expect(await story.state(lotId)).toBe('SUSPENDED');
});

test.each([
  ['too short', { text: '不' }],
  ['no text', { text: undefined }],
  ['too long', { text: '长'.repeat(2001) }],
  ['a name that is no switch', { isAnonymous: 'yes' }],
])('an objection that is %s is refused with its field', async (_, change) => {
  const answer = await (
    await platform.as('jingmai1')
  ).refused('post', `lots/${lotOf('late')}/objections`, { text, ...change });
  expect(answer.status).toBe(422);
  expect(answer.faults[0]!.field).toBe(Object.keys(change)[0]);
});

test('everybody whom it concerns is told: whose the result is, or was, hears what was decided', async () => {
  const room = await MessageRoom.of(platform);
  await room.read();
  expect(await room.count('outbox_waiting')).toBe(0);
  const told = async (login: string, lotId: string) => {
    const rows: { what: string }[] = await platform.dataSource.query(
      `select facts->>'what' as what from message where event = 'objection.answered' and account_id = $1
         and facts->>'lotId' = $2 order by at`,
      [await room.accountOf(login), lotId],
    );
    return rows.map(({ what }) => what);
  };
  const decided = '监管部门决定结果无效，本次交易终结';
  for (const login of ['jingmai1', 'jingmai3'])
    expect((await told(login, lotOf('void'))).at(-1)).toBe(decided);
  expect((await told('jingmai3', lotOf('repeat'))).at(-1)).toBe('监管部门决定结果作废，重新组织竞价');
  expect(await told('jingmai2', lotOf('void'))).toEqual([]);
});
