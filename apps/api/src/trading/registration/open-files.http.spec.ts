import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QualificationView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

const next = async () =>
  (await (await platform.as('shenhe')).get<{ file: QualificationView | null }>('qualifications/next')).file;

/** The lots of this file follow one another in time; each test begins where the last one stopped. */
test('while a lot is listed not even the reviewer has a file; afterwards all of them, one by one', async () => {
  const { lotId } = await story.listed({ extensionCycles: 0 });
  const id = await story.register('jingmai1', lotId);
  const reviewer = await platform.as('shenhe');
  expect(await next()).toBeNull();
  expect(
    await reviewer.refused('post', `registrations/${id}/qualification`, { isQualified: true }),
  ).toMatchObject({ status: 409, code: 'registration.files-sealed' });
  expect(await (await platform.as('jingmai1')).get(`my/registrations/${id}`)).toMatchObject({
    state: 'QUALIFYING',
  });
  const head = await platform.as('fuzeren');
  await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
  expect(await next()).toBeNull();
  await head.post(`lots/${lotId}/resumption`, { reason: '异议已撤回' });
  await platform.advance((await story.registrationEnd(lotId)).getTime() - 1000);
  expect(await next()).toBeNull();
  await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
  expect(await next()).toMatchObject({ id, idNumberMasked: '640122********0036' });
  await story.qualifyAll();
});

test('a correction is asked for once registration has closed, of whoever came before: nobody new comes in by it', async () => {
  const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
  const id = await story.register('jingmai1', lotId);
  const late = await platform.as('jingmai3');
  const { id: draft } = await late.post<{ id: string }>(`lots/${lotId}/registrations`);
  const reviewer = await platform.as('shenhe');
  expect(
    await reviewer.refused('post', `registrations/${id}/correction-request`, { items: ['没有签字'] }),
  ).toMatchObject({ status: 409, code: 'registration.files-sealed' });
  await platform.advance(endsAt.getTime() + 1000);
  await reviewer.post(`registrations/${id}/correction-request`, { items: ['没有签字'] });
  expect(await late.refused('post', `registrations/${draft}/submission`)).toMatchObject({
    code: 'registration.closed',
  });
  expect(await late.refused('post', `registrations/${draft}/resubmission`)).toMatchObject({ status: 409 });
  await (await platform.as('jingmai1')).post(`registrations/${id}/resubmission`);
  expect((await next())?.id).toBe(id);
  await story.qualifyAll();
});

test('a lot that is bid for since its notice needs them at once', async () => {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
  const id = await story.register('jingmai1', lotId);
  expect(await next()).toMatchObject({ id });
  await story.qualifyAll();
  expect(await (await platform.as('jingmai1')).get(`my/registrations/${id}`)).toMatchObject({
    state: 'QUALIFIED',
  });
});

test('the file whose time runs out first comes first; of those at once, whoever came first', async () => {
  const late = await story.listed({ extensionCycles: 0, publicationWorkingDays: 9 });
  const early = await story.listed({ extensionCycles: 0 });
  const [first, second] = [
    await story.register('jingmai1', late.lotId),
    await story.register('jingmai2', late.lotId),
  ];
  const third = await story.register('jingmai3', early.lotId);
  expect(early.endsAt.getTime()).toBeLessThan(late.endsAt.getTime());
  await platform.advance(late.endsAt.getTime() + 1000);
  const seen = [];
  const reviewer = await platform.as('shenhe');
  for (let file = await next(); file; file = await next()) {
    seen.push(file.id);
    await reviewer.post(`registrations/${file.id}/qualification`, { isQualified: true });
  }
  expect(seen).toEqual([third, first, second]);
});
