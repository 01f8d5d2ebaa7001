import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ConsultationView, RegistrationView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let admitted: string;
let refusedId: string;
/** One is admitted, another found unfit; both sides are asked. */
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await story.listed({ extensionCycles: 0, trading: { fewBidders: 'FAIL' } });
  ({ lotId } = listed);
  [admitted, refusedId] = (await story.registerAll(['jingmai1', 'jingmai2'], lotId)) as [string, string];
  await platform.advance(listed.endsAt.getTime() + 1000);
  const decision = { isQualified: false, reason: '营业执照过期' };
  await (await platform.as('shenhe')).post(`registrations/${refusedId}/qualification`, decision);
  await story.qualifyAll();
  await story.payDeposit('jingmai1', admitted);
});
afterEach(() => platform.close());

const seen = async () =>
  (await (await platform.as('zuzhi')).get<{ consultation: ConsultationView }>(`lots/${lotId}/consultation`))
    .consultation;
const answer = async (login: string) =>
  (await platform.as(login)).post(`lots/${lotId}/consultation/answer`, { agrees: true });
const ask = async () =>
  (
    await (
      await platform.as('shenhe')
    ).post<{ id: string }>(`registrations/${refusedId}/reconsideration`, { reason: '执照已经换新' })
  ).id;
const decide = async (id: string, as: 'approval' | 'rejection') =>
  (await platform.as('fuzeren')).post(`reconsiderations/${id}/${as}`, {
    reason: '看了原件',
  });

test('too few have answered: nothing is decided as long as a refusal can be taken up again', async () => {
  await story.bothSidesAgree(lotId);
  expect(await seen()).toMatchObject({ state: 'ASKING' });
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await platform.advance('2026-11-16T08:59:59Z');
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await platform.advance('2026-11-16T09:00:01Z');
  expect(await story.state(lotId)).toBe('FAILED');
});

test('asked for and not answered, it waits as long again', async () => {
  await ask();
  await story.bothSidesAgree(lotId);
  await platform.advance('2026-11-18T08:59:59Z');
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await platform.advance('2026-11-18T09:00:01Z');
  expect(await story.state(lotId)).toBe('FAILED');
});

test('taken up again, whoever is looked at is not passed over by an answer after the old end', async () => {
  const id = await ask();
  await decide(id, 'approval');
  await platform.advance('2026-11-19T02:00:00Z');
  await answer('jingmai1');
  await answer('nonghu');
  expect(await seen()).toMatchObject({ state: 'ASKING' });
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await story.qualifyAll();
  await story.payDeposit('jingmai2', refusedId);
  expect(
    await (await platform.as('jingmai2')).get<RegistrationView>(`my/registrations/${refusedId}`),
  ).toMatchObject({ state: 'ADMITTED' });
  expect(await seen()).toMatchObject({ state: 'ASKING', standing: { takingPart: 2, unanswered: 1 } });
  await answer('jingmai2');
  expect(await seen()).toMatchObject({ state: 'CLOSED', way: 'BID' });
});
