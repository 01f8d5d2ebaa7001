import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PageView, ReconsiderationView, RegistrationView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let registration: string;
/** Registered for by one, who is found unfit on 11 November after hours. */
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await story.listed({ extensionCycles: 0 });
  ({ lotId } = listed);
  registration = await story.register('jingmai1', lotId);
  await platform.advance(listed.endsAt.getTime() + 1000);
  const reviewer = await platform.as('shenhe');
  await reviewer.post(`registrations/${registration}/qualification`, {
    isQualified: false,
    reason: '营业执照过期',
  });
});
afterEach(() => platform.close());

const dueAt = async (): Promise<string | null> => {
  const [row]: { at: Date | null }[] = await platform.dataSource.query(
    'select next_due_at as at from lot where id = $1',
    [lotId],
  );
  return row!.at?.toISOString() ?? null;
};
const ownFile = async (): Promise<RegistrationView> =>
  (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${registration}`);
const ask = async (): Promise<string> => {
  const reviewer = await platform.as('shenhe');
  const route = `registrations/${registration}/reconsideration`;
  return (await reviewer.post<{ id: string }>(route, { reason: '执照已经换新，当时看错' })).id;
};

test('the only applicant is found unfit: the lot does not fail as long as that can be taken up again, and then it goes on', async () => {
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  expect(await dueAt()).toBe('2026-11-16T09:00:00.000Z');
  const id = await ask();
  await (await platform.as('fuzeren')).post(`reconsiderations/${id}/approval`);
  expect(await dueAt()).toBeNull();
  await story.qualifyAll();
  await story.payDeposit('jingmai1', registration);
  await story.bothSidesAgree(lotId);
  await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
  expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
});

test('nobody takes it up: the lot fails when the time is over, not before', async () => {
  await platform.advance('2026-11-16T08:59:59Z');
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await platform.advance('2026-11-16T09:00:01Z');
  expect(await story.state(lotId)).toBe('FAILED');
});

test('asked for and never answered: it waits as long again, and no longer', async () => {
  await ask();
  await platform.advance('2026-11-18T08:59:59Z');
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await platform.advance('2026-11-18T09:00:01Z');
  expect(await story.state(lotId)).toBe('FAILED');
});

test('answered no, the lot fails when the first time is over', async () => {
  const id = await ask();
  const head = await platform.as('fuzeren');
  const { items } = await head.get<PageView<ReconsiderationView>>('reconsiderations');
  const { projectId, subjectName, refusal } = items.find((one) => one.id === id)!;
  expect(subjectName).toContain('马新雨：');
  expect(refusal).toBe('营业执照过期');
  const supervisor = await platform.as('jianguan');
  const seen = async () =>
    (await supervisor.get<PageView<ReconsiderationView>>('reconsiderations')).items.find(
      (one) => one.id === id,
    );
  expect(await seen()).toMatchObject({
    subjectName: expect.stringMatching(/^报名 [0-9a-f]{8}：/),
    refusal: '',
    reason: '',
  });
  await supervisor.post(`lots/${lotId}/file-access`, { reason: '复核报名人的来信' });
  expect(await seen()).toMatchObject({ subjectName, refusal });
  expect((await platform.asOwner('select project_id from lot where id = $1', [lotId]))[0]).toEqual({
    project_id: projectId,
  });
  expect((await ownFile()).upheldAt).toBeNull();
  await (
    await platform.as('fuzeren')
  ).post(`reconsiderations/${id}/rejection`, {
    reason: '当时没有看错',
  });
  expect((await ownFile()).upheldAt).toMatch(/^2026-11-1\dT/);
  await platform.advance('2026-11-16T09:00:01Z');
  expect(await story.state(lotId)).toBe('FAILED');
});
