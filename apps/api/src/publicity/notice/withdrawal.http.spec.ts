import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BoardCallView, OwnWithdrawalView, PageView, WithdrawalView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const lister = () => platform.as('nonghu');
const head = () => platform.as('fuzeren');
const ask = async (lotId: string) =>
  (await lister()).post(`lots/${lotId}/withdrawal-request`, { reason: '家里要自己种' });
const seen = async (lotId: string) =>
  (await lister()).get<WithdrawalView>(`lots/${lotId}/withdrawal-request`);
const calls = async (lotId: string) => {
  const { no } = (await platform.dataSource.query('select no from lot where id = $1', [lotId]))[0];
  const { items } = await (await head()).get<PageView<BoardCallView>>('board-calls');
  return items.filter(({ lotNo }) => lotNo === no).map(({ kind, reason, dueAt }) => [kind, reason, dueAt]);
};
const told = async (login: string) =>
  (await (await platform.as(login)).get<PageView<OwnWithdrawalView>>('my/withdrawal-requests')).items[0];
const takeDown = async (lotId: string) =>
  (await head()).refused('post', `lots/${lotId}/withdrawal`, { reason: '转出方申请' });

test('before he asks a lister reads what it would cost him, and nothing of who has applied', async () => {
  const { lotId } = await story.listed();
  const before = await seen(lotId);
  expect(before.request).toBeNull();
  // A deposit of 7,440.00, and as much again by the notice.
  expect(before.cost).toContain('每人另付 ¥7,440.00（保证金的 100%）');
  await story.register('jingmai1', lotId);
  expect(await seen(lotId)).toEqual(before);
});

test('what he has taken back lets nobody take the lot down; he may ask again', async () => {
  const { lotId } = await story.listed();
  await ask(lotId);
  expect((await seen(lotId)).request).toMatchObject({ isOpen: true, answer: null });
  const again = await (
    await lister()
  ).refused('post', `lots/${lotId}/withdrawal-request`, { reason: '还是不转了' });
  expect(again).toMatchObject({ status: 409, code: 'withdrawal.asked-already' });
  const route = `lots/${lotId}/withdrawal-request`;
  expect((await (await platform.as('jingmai1')).refused('delete', route)).status).toBe(404);
  expect((await (await lister()).request('delete', route)).status).toBe(204);
  expect((await seen(lotId)).request).toMatchObject({ isOpen: false, answer: { isTakenBack: true } });
  expect((await (await lister()).refused('delete', route)).code).toBe('withdrawal.not-asked');
  expect(await takeDown(lotId)).toMatchObject({ status: 409, code: 'withdrawal.not-asked' });
  await ask(lotId);
  await (await head()).post(`lots/${lotId}/withdrawal`, { reason: '转出方申请' });
  expect(await story.state(lotId)).toBe('WITHDRAWN');
  expect(await told('nonghu')).toMatchObject({ isOpen: false, answer: { isGranted: true } });
  expect(await calls(lotId)).toEqual([]);
});

test('the head says no with a reason that the lister reads; then nobody takes the lot down', async () => {
  const { lotId } = await story.listed();
  const no = { reason: '没有写明家中的变故，公告照常' };
  expect((await (await head()).refused('post', `lots/${lotId}/withdrawal-refusal`, no)).code).toBe(
    'withdrawal.not-asked',
  );
  await ask(lotId);
  expect(
    (await (await head()).refused('post', `lots/${lotId}/withdrawal-refusal`, { reason: '' })).status,
  ).toBe(422);
  await (await head()).post(`lots/${lotId}/withdrawal-refusal`, no);
  expect((await seen(lotId)).request).toMatchObject({
    isOpen: false,
    answer: { isTakenBack: false, reason: '没有写明家中的变故，公告照常' },
  });
  expect((await takeDown(lotId)).code).toBe('withdrawal.not-asked');
});

test('what waits for the head stands on her desk until she has decided, or its time is over', async () => {
  const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
  await story.register('jingmai1', lotId);
  expect(await calls(lotId)).toEqual([]);
  await ask(lotId);
  const change = { change: { viewing: '工作日上午看地' }, reason: '改看地时间' };
  await (await platform.as('shenhe')).post(`lots/${lotId}/change`, change);
  const due = endsAt.toISOString();
  expect(await calls(lotId)).toEqual([
    ['WITHDRAWAL', '家里要自己种', due],
    ['CHANGE', '改看地时间', due],
  ]);
  await (await head()).post(`lots/${lotId}/suspension`, { reason: 'FORCE_MAJEURE', note: '渠道决口' });
  expect((await calls(lotId)).map(([, , until]) => until)).toEqual([null, null]);
  await (await head()).post(`lots/${lotId}/resumption`, { reason: '渠道修好了' });
  await (await head()).post(`lots/${lotId}/withdrawal-refusal`, { reason: '没有写明变故' });
  expect((await calls(lotId)).map(([kind]) => kind)).toEqual(['CHANGE']);
  expect(await told('nonghu')).toMatchObject({ answer: { isGranted: false, reason: '没有写明变故' } });
  expect(await told('jingmai1')).toBeUndefined();
  await ask(lotId);
  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  expect(await calls(lotId)).toEqual([]);
  expect(await told('nonghu')).toMatchObject({
    isOpen: false,
    answer: { isTakenBack: false, isGranted: false, reason: '没有办理，报名已截止' },
  });
});

test('a change that nobody has decided is dropped with the period that it would have changed', async () => {
  const { lotId } = await story.listed({ extensionCycles: 0 });
  await story.register('jingmai1', lotId);
  const change = { change: { viewing: '工作日上午看地' }, reason: '改看地时间' };
  await (await platform.as('shenhe')).post(`lots/${lotId}/change`, change);
  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  expect(await (await head()).get(`lots/${lotId}/change`)).toMatchObject({
    change: null,
    dropped: { reason: '改看地时间', deciderName: null },
  });
});

test('of a round that is over it is no word for the next', async () => {
  const { lotId, endsAt } = await story.listed({
    extensionCycles: 0,
    trading: { fewBidders: 'SECOND_ROUND' },
  });
  const registration = await story.register('jingmai1', lotId);
  await ask(lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  await story.payDeposit('jingmai1', registration);
  await story.bothSidesAgree(lotId);
  expect(await story.state(lotId)).toBe('LISTED');
  expect((await seen(lotId)).request).toMatchObject({
    isOpen: false,
    answer: { isTakenBack: false, reason: '没有办理，报名已截止' },
  });
  expect((await takeDown(lotId)).code).toBe('withdrawal.not-asked');
});
