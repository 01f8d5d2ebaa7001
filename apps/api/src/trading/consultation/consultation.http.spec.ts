import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConsultationView, NoticeView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let registrations: string[];
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

/** A lot whose applicants are admitted, and both sides of which have just been asked. */
async function asked(logins: readonly string[], change: Application = {}): Promise<void> {
  const listed = await story.listed({ extensionCycles: 0, ...change });
  ({ lotId } = listed);
  registrations = await story.registerAll(logins, lotId);
  await platform.advance(listed.endsAt.getTime() + 1000);
  await story.qualifyAll();
  for (const [index, login] of logins.entries()) await story.payDeposit(login, registrations[index]!);
}

const answer = async (login: string, agrees: boolean, reason?: string) =>
  (await platform.as(login)).post(`lots/${lotId}/consultation/answer`, { agrees, reason });
const seenBy = async (login: string) =>
  (await (await platform.as(login)).get<{ consultation: ConsultationView }>(`lots/${lotId}/consultation`))
    .consultation;
const runOut = () => story.advancePast('select due_at as at from consultation where lot_id = $1', lotId);
const state = () => story.state(lotId);
const own = async (login: string, index: number) =>
  (await platform.as(login)).get<{ state: string; deposit: { state: string } }>(
    `my/registrations/${registrations[index]}`,
  );

describe('both sides are asked once everybody’s place is decided', () => {
  test('each sees the question and his own answer, the host how it stands, nobody who is who', async () => {
    await asked(['jingmai1', 'jingmai2']);
    expect(await seenBy('jingmai1')).toMatchObject({
      state: 'ASKING',
      side: 'APPLICANT',
      own: null,
      standing: null,
      dueAt: '2026-11-13T09:00:00.000Z',
    });
    await answer('jingmai1', true);
    expect(await seenBy('jingmai1')).toMatchObject({ own: { agrees: true } });
    expect(await seenBy('jingmai2')).toMatchObject({ own: null });
    expect(await seenBy('nonghu')).toMatchObject({ side: 'TRANSFEROR', own: null, standing: null });
    expect(await seenBy('zuzhi')).toMatchObject({
      side: null,
      standing: { transferor: null, takingPart: 2, unanswered: 1 },
    });
    expect(await (await platform.as('jingmai3')).refused('get', `lots/${lotId}/consultation`)).toMatchObject({
      status: 404,
    });
    expect(
      await (
        await platform.as('jingmai3')
      ).refused('post', `lots/${lotId}/consultation/answer`, { agrees: true }),
    ).toMatchObject({ status: 404 });
  });

  test('the last answer closes it; then nobody answers any more', async () => {
    await asked(['jingmai1', 'jingmai2']);
    for (const login of ['nonghu', 'jingmai1', 'jingmai2']) await answer(login, true);
    expect(await seenBy('zuzhi')).toMatchObject({ state: 'CLOSED', way: 'BID' });
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `lots/${lotId}/consultation/answer`, { agrees: false }),
    ).toMatchObject({ status: 409, code: 'lifecycle.not-now' });
  });

  test('silence: as the notice says, they stay', async () => {
    await asked(['jingmai1', 'jingmai2']);
    await runOut();
    expect(await seenBy('zuzhi')).toMatchObject({ state: 'CLOSED', way: 'BID' });
    expect(await own('jingmai1', 0)).toMatchObject({ state: 'ADMITTED' });
  });

  test('silence: as the notice says, they leave and have their deposits back', async () => {
    await asked(['jingmai1', 'jingmai2', 'jingmai3'], { trading: { silence: 'LEAVES' } });
    await answer('jingmai1', true);
    await answer('jingmai2', true);
    await runOut();
    expect(await seenBy('zuzhi')).toMatchObject({ way: 'BID', standing: { takingPart: 2 } });
    expect(await own('jingmai3', 2)).toMatchObject({
      state: 'WITHDRAWN',
      deposit: { state: 'REFUND_DUE' },
    });
  });

  test('whoever does not want to any more leaves at once', async () => {
    await asked(['jingmai1', 'jingmai2', 'jingmai3']);
    await answer('jingmai3', false);
    expect(await own('jingmai3', 2)).toMatchObject({
      state: 'WITHDRAWN',
      deposit: { state: 'REFUND_DUE' },
    });
    expect(
      await (
        await platform.as('jingmai3')
      ).refused('post', `lots/${lotId}/consultation/answer`, { agrees: true }),
    ).toMatchObject({ status: 409 });
  });

  test('an objection of the transferor names its reason and holds everything until he takes it back', async () => {
    await asked(['jingmai1', 'jingmai2']);
    expect(
      await (
        await platform.as('nonghu')
      ).refused('post', `lots/${lotId}/consultation/answer`, { agrees: false }),
    ).toMatchObject({ status: 422, faults: [{ field: 'reason' }] });
    await answer('nonghu', false, '家里要自己种');
    await runOut();
    expect(await seenBy('zuzhi')).toMatchObject({
      state: 'OBJECTED',
      way: null,
      standing: { transferor: { agrees: false, reason: '家里要自己种' } },
    });
    expect(
      await (
        await platform.as('zuzhi')
      ).refused('post', `lots/${lotId}/trading`, { startAt: '2026-11-20T02:00:00Z' }),
    ).toMatchObject({ code: 'consultation.open' });
    await answer('nonghu', true);
    expect(await seenBy('zuzhi')).toMatchObject({ state: 'CLOSED', way: 'BID' });
  });

  test('an objection that is not taken back ends the lot after as long again; the deposits go back', async () => {
    await asked(['jingmai1', 'jingmai2']);
    await answer('nonghu', false, '家里要自己种');
    await runOut();
    expect(await state()).toBe('REG_CLOSED');
    await story.advancePast('select next_due_at as at from consultation where lot_id = $1', lotId);
    expect(await state()).toBe('FAILED');
    expect(await own('jingmai1', 0)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUND_DUE' } });
  });

  test('a suspension stops the time; afterwards all of it is there again', async () => {
    await asked(['jingmai1', 'jingmai2']);
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户有异议' });
    await platform.advance('2026-11-19T02:00:00Z');
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `lots/${lotId}/consultation/answer`, { agrees: true }),
    ).toMatchObject({ status: 409 });
    await head.post(`lots/${lotId}/resumption`, { reason: '已查清' });
    expect(await seenBy('zuzhi')).toMatchObject({ state: 'ASKING', dueAt: '2026-11-20T09:00:00.000Z' });
  });
});

describe('who shows up decides', () => {
  test('nobody: it fails', async () => {
    await asked(['jingmai1']);
    await answer('jingmai1', false);
    expect(await state()).toBe('FAILED');
  });

  test('nobody, to whom the transferor had objected: it fails', async () => {
    await asked(['jingmai1']);
    await answer('nonghu', false, '家里要自己种');
    await answer('jingmai1', false);
    expect(await state()).toBe('FAILED');
  });

  test('one, where the notice lets him be agreed with: only that can be done', async () => {
    await asked(['jingmai1'], { trading: { fewBidders: 'AGREE' } });
    await story.bothSidesAgree(lotId);
    const host = await platform.as('zuzhi');
    expect(
      await host.refused('post', `lots/${lotId}/trading`, { startAt: '2026-11-20T02:00:00Z' }),
    ).toMatchObject({ code: 'consultation.other-way' });
    await host.post(`lots/${lotId}/agreement`);
    expect(await state()).toBe('RESULT_PUBLICITY');
  });

  test('one, where too few fail', async () => {
    await asked(['jingmai1'], { trading: { fewBidders: 'FAIL' } });
    await story.bothSidesAgree(lotId);
    expect(await state()).toBe('FAILED');
    expect(await own('jingmai1', 0)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUND_DUE' } });
  });

  test('one, in the first of two rounds: published again for a whole period, he stays, and is agreed with at last', async () => {
    await asked(['jingmai1'], { trading: { fewBidders: 'SECOND_ROUND' } });
    await story.bothSidesAgree(lotId);
    expect(await state()).toBe('LISTED');
    const [newest] = await platform.dataSource.query<{ kind: string; content: NoticeView }[]>(
      'select kind, content from notice where lot_id = $1 order by published_at desc limit 1',
      [lotId],
    );
    expect(newest!.kind).toBe('SECOND_ROUND');
    expect(newest!.content.strip.filter(({ kind }) => kind === 'COUNTED')).toHaveLength(7);
    await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
    expect(await state()).toBe('REG_CLOSED');
    await story.bothSidesAgree(lotId);
    expect(await seenBy('zuzhi')).toMatchObject({ way: 'AGREE' });
    await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
    expect(await own('jingmai1', 0)).toMatchObject({ state: 'WON' });
  });

  test('one, joined by another in the second round: they bid', async () => {
    await asked(['jingmai1'], { trading: { fewBidders: 'SECOND_ROUND' } });
    await story.bothSidesAgree(lotId);
    const second = await story.register('jingmai2', lotId);
    await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
    await story.qualifyAll();
    await story.payDeposit('jingmai2', second);
    await story.bothSidesAgree(lotId);
    expect(await seenBy('zuzhi')).toMatchObject({ way: 'BID', standing: { takingPart: 2 } });
  });

  test('a lot to which nobody comes in its second round fails', async () => {
    await asked(['jingmai1'], { trading: { fewBidders: 'SECOND_ROUND' } });
    await story.bothSidesAgree(lotId);
    await (await platform.as('jingmai1')).post(`registrations/${registrations[0]}/withdrawal`);
    await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
    expect(await state()).toBe('FAILED');
  });
});
