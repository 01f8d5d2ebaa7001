import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QualificationView, RegistrationView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const ask = async (id: string, items = ['承诺书没有签字', '经营计划没有写清']) =>
  (await platform.as('shenhe')).post(`registrations/${id}/correction-request`, { items });
const own = async (id: string) =>
  (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${id}`);
const next = async () =>
  (await (await platform.as('shenhe')).get<{ file: QualificationView | null }>('qualifications/next')).file;

/** One registration on a lot whose registration has just closed: before that no file is opened. */
async function closed(): Promise<{ lotId: string; id: string }> {
  const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
  const id = await story.register('jingmai1', lotId);
  await platform.advance(endsAt.getTime() + 1000);
  return { lotId, id };
}

/** The lots of this file follow one another in time; each test begins where the last one stopped. */
describe('what an applicant is asked to put right', () => {
  test('is named all at once, may be written again, and then waits for the reviewer as before', async () => {
    const { id } = await closed();
    const bidder = await platform.as('jingmai1');
    expect(await bidder.refused('post', `registrations/${id}/resubmission`)).toMatchObject({ status: 409 });
    await ask(id);
    expect(await next()).toBeNull();
    expect(await own(id)).toMatchObject({
      state: 'CORRECTION',
      correction: { items: ['承诺书没有签字', '经营计划没有写清'] },
    });
    await bidder.put(`registrations/${id}`, { intendedUse: '种植小麦，轮作', hasPromised: false });
    expect(await bidder.refused('post', `registrations/${id}/resubmission`)).toMatchObject({
      status: 422,
      code: 'registration.promise-unsigned',
    });
    await bidder.put(`registrations/${id}`, { intendedUse: '种植小麦，轮作', hasPromised: true });
    const partners = [{ kind: 'PERSON', name: '白晓', idNumber: '640122199003070013' }];
    expect(await bidder.refused('put', `registrations/${id}`, { partners })).toMatchObject({
      code: 'registration.partners-fixed',
    });
    await bidder.post(`registrations/${id}/resubmission`);
    expect(await own(id)).toMatchObject({ state: 'QUALIFYING', correction: null });
    expect((await next())?.id).toBe(id);
    await story.qualifyAll();
    expect(await own(id)).toMatchObject({ state: 'QUALIFIED' });
  });

  test('and not put right in two working days, he is out and told why; until then the lot is not settled', async () => {
    const { lotId, id } = await closed();
    await ask(id);
    const { correction } = await own(id);
    await platform.advance(Date.parse(correction!.dueAt!) - 1000);
    expect((await own(id)).state).toBe('CORRECTION');
    expect(await story.state(lotId)).toBe('REG_CLOSED');
    await platform.advance(Date.parse(correction!.dueAt!) + 1000);
    expect(await own(id)).toMatchObject({
      state: 'DISQUALIFIED',
      decisionReason: '没有在期限内补正',
      correction: null,
    });
    // He was the only one: two people may still take that up again, and then the lot fails.
    expect(await story.state(lotId)).toBe('REG_CLOSED');
    await story.advancePast("select next_due_at + interval '1 second' as at from lot where id = $1", lotId);
    expect(await story.state(lotId)).toBe('FAILED');
  });

  test('waits while the lot stands still, and has its whole time again afterwards', async () => {
    const { lotId, id } = await closed();
    await ask(id);
    const before = (await own(id)).correction!.dueAt!;
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
    expect((await own(id)).correction!.dueAt).toBeNull();
    const bidder = await platform.as('jingmai1');
    expect((await bidder.refused('post', `registrations/${id}/resubmission`)).code).toBe('listing.suspended');
    await platform.advance(Date.parse(before) + 1000);
    expect((await own(id)).state).toBe('CORRECTION');
    await head.post(`lots/${lotId}/resumption`, { reason: '异议已撤回' });
    expect(Date.parse((await own(id)).correction!.dueAt!)).toBeGreaterThan(Date.parse(before));
    await platform.advance(Date.parse((await own(id)).correction!.dueAt!) + 1000);
    expect(await own(id)).toMatchObject({ state: 'DISQUALIFIED', correction: null });
  });
});
