import { afterEach, expect, test } from '@jest/globals';
import type { OwnStandingView, PageView, RefusedApplicantView, RegistrationView } from '@helan/contracts';
import { Recounted } from '../../testing/recounted.js';

let it: Recounted;
afterEach(() => it.platform.close());

const begin = async (login: string, lotId: string) =>
  (await it.platform.as(login)).post<{ id: string }>(`lots/${lotId}/registrations`);
const standing = async (login: string, lotId: string) =>
  (await (await it.platform.as(login)).get<OwnStandingView>(`my/lots/${lotId}/standing`)).registration;
const refuse = async (id: string) =>
  (await it.platform.as('shenhe')).post(`registrations/${id}/qualification`, {
    isQualified: false,
    reason: '营业执照过期',
  });
const refusedOnes = async () =>
  (await (await it.platform.as('shenhe')).get<PageView<RefusedApplicantView>>('refused-registrations')).items;

test('who lapsed or was found unfit in the first round registers anew in the second', async () => {
  it = await Recounted.start();
  const { story, platform } = it;
  const listed = await story.listed({ trading: { fewBidders: 'SECOND_ROUND' }, extensionCycles: 0 });
  const { lotId } = listed;
  const [stays, lapsed, unfit] = await story.registerAll(['jingmai1', 'jingmai2', 'jingmai3'], lotId);
  await platform.advance(listed.endsAt.getTime() + 1000);
  await refuse(unfit!);
  await story.qualifyAll();
  await story.payDeposit('jingmai1', stays!);
  await story.advancePast(
    `select next_due_at + interval '1 second' as at from deposit where registration_id = $1`,
    lapsed!,
  );
  // Within the round in which he is out he stays out.
  expect(await begin('jingmai2', lotId)).toEqual({ id: lapsed });
  expect(await standing('jingmai3', lotId)).toMatchObject({ state: 'DISQUALIFIED', mayBeginAnew: false });
  await story.bothSidesAgree(lotId);
  expect(await story.state(lotId)).toBe('LISTED');

  expect(await standing('jingmai2', lotId)).toMatchObject({ state: 'LAPSED', mayBeginAnew: true });
  expect(await begin('jingmai1', lotId)).toEqual({ id: stays });
  const second = await story.register('jingmai2', lotId);
  const third = await story.register('jingmai3', lotId);
  expect([lapsed, unfit]).not.toContain(second);
  expect([lapsed, unfit]).not.toContain(third);
  expect(await standing('jingmai2', lotId)).toMatchObject({ id: second, state: 'QUALIFYING' });
  const reviewer = await platform.as('shenhe');
  const again = await reviewer.refused('post', `registrations/${unfit}/reconsideration`, { reason: '看错' });
  expect(again.code).toBe('lifecycle.not-now');

  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  expect(await refusedOnes()).toEqual([]);
  await refuse(third);
  expect((await refusedOnes()).map(({ id }) => id)).toEqual([third]);
  expect(await begin('jingmai3', lotId)).toEqual({ id: third });
  await story.qualifyAll();
  await story.payDeposit('jingmai2', second);
  const { items: own } = await (
    await platform.as('jingmai2')
  ).get<PageView<RegistrationView>>('my/registrations');
  expect(own.map(({ id, state, deposit }) => [id, state, deposit?.state])).toEqual([
    [second, 'ADMITTED', 'HELD'],
    [lapsed, 'LAPSED', 'LATE'],
  ]);
});

test('and whom a registration found unfit that the calendar opens again', async () => {
  it = await Recounted.start();
  const { lotId } = await it.story.listed({ extensionCycles: 0 });
  const [unfit, stays] = await it.story.registerAll(['jingmai1', 'jingmai2'], lotId);
  await it.at('2026-11-11T17:00:30');
  await refuse(unfit!);
  expect(await begin('jingmai1', lotId)).toEqual({ id: unfit });
  await it.day('2026-11-10');
  expect((await it.lot(lotId)).state).toBe('LISTED');
  const second = await it.story.register('jingmai1', lotId);
  expect(second).not.toBe(unfit);
  expect(await begin('jingmai2', lotId)).toEqual({ id: stays });
});
