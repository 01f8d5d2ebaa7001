import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeRowView, NoticeView, PageView, RegistrationView } from '@helan/contracts';
import { lastNotice } from '../../testing/notices.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const noticesOf = async (lotId: string): Promise<NoticeView> => {
  const page = await platform.nobody().get<PageView<NoticeRowView>>('notices');
  const row = page.items.find((item) => item.lotId === lotId)!;
  return platform.nobody().get<NoticeView>(`notices/${row.id}`);
};

/** The lots of this file follow one another in time; each test begins where the last one stopped. */
describe('while the notice stands', () => {
  test('nobody learns who or how many have registered', async () => {
    const { lotId, endsAt } = await story.listed();
    expect(endsAt.toISOString()).toBe('2026-11-11T09:00:00.000Z');
    await story.register('jingmai1', lotId);
    await story.register('jingmai2', lotId);
    const notice = JSON.stringify(await noticesOf(lotId));
    for (const secret of ['马新雨', '640122197809020036', '惠泽']) expect(notice).not.toContain(secret);
    expect(await (await platform.as('zuzhi')).get(`lots/${lotId}/trading`)).toMatchObject({
      admitted: null,
      earliestStartAt: null,
    });
    expect(await (await platform.as('jingmai1')).get('my/registrations')).toMatchObject({ total: 1 });
    await (await platform.as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '家中有变' });
    await (await platform.as('fuzeren')).post(`lots/${lotId}/withdrawal`, { reason: '转出方家庭有变' });
  });

  test('a withdrawn notice ends every registration and says so on the board', async () => {
    const { lotId } = await story.listed();
    const id = await story.register('jingmai1', lotId);
    expect(
      await (await platform.as('fuzeren')).refused('post', `lots/${lotId}/withdrawal`, {}),
    ).toMatchObject({ status: 422 });
    const reason = { reason: '转出方家庭有变' };
    const unasked = await (await platform.as('fuzeren')).refused('post', `lots/${lotId}/withdrawal`, reason);
    expect(unasked.code).toBe('withdrawal.not-asked');
    expect(
      (await (await platform.as('jingmai2')).refused('post', `lots/${lotId}/withdrawal-request`, reason))
        .status,
    ).toBe(404);
    await (await platform.as('nonghu')).post(`lots/${lotId}/withdrawal-request`, reason);
    await (await platform.as('fuzeren')).post(`lots/${lotId}/withdrawal`, reason);
    expect(await story.state(lotId)).toBe('WITHDRAWN');
    expect(await (await platform.as('jingmai1')).get(`my/registrations/${id}`)).toMatchObject({
      state: 'LOST',
    });
    expect((await noticesOf(lotId)).chain.map((link) => link.kindName)).toEqual(['出让公告', '撤牌公告']);
    const { details } = await lastNotice(platform, lotId);
    expect(details.find(({ label }) => label === '转出方责任')!.value).toMatch(
      /^已有 1 人报名：保证金全额退还/,
    );
  });

  test('who has withdrawn registers again while it stands: the old one is kept, there are never two at once', async () => {
    const { lotId } = await story.listed();
    const person = await platform.as('jingmai1');
    const first = await story.register('jingmai1', lotId);
    await person.post(`registrations/${first}/withdrawal`);
    const begun = await Promise.all(
      [1, 2].map(() => person.post<{ id: string }>(`lots/${lotId}/registrations`)),
    );
    expect(begun[0]!.id).toBe(begun[1]!.id);
    expect(begun[0]!.id).not.toBe(first);
    const second = await story.register('jingmai1', lotId);
    expect(second).toBe(begun[0]!.id);
    const { items: own } = await person.get<PageView<RegistrationView>>('my/registrations');
    const states = own.filter((one) => one.lotId === lotId).map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({ [first]: 'WITHDRAWN', [second]: 'QUALIFYING' });
    expect(await person.get(`my/lots/${lotId}/standing`)).toMatchObject({
      registration: { id: second, state: 'QUALIFYING' },
    });
    const alerts = await platform.dataSource.query(
      `select a.code from risk_alert a join lot l on l.project_id = a.project_id
       where l.id = $1 and a.code in ('R01', 'R02', 'R03')`,
      [lotId],
    );
    expect(alerts).toEqual([]);
    await person.post(`registrations/${second}/withdrawal`);
    const { id: third } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
    expect(await person.refused('post', `registrations/${first}/submission`)).toMatchObject({
      code: 'lifecycle.not-now',
    });
    expect([first, second]).not.toContain(third);
  });

  test('one registers once, not for one’s own land, not without the promise, not as a firm', async () => {
    const { lotId } = await story.listed();
    const first = await story.register('jingmai1', lotId);
    const again = await (await platform.as('jingmai1')).post<{ id: string }>(`lots/${lotId}/registrations`);
    expect(again.id).toBe(first);
    expect(
      await (await platform.as('jingmai1')).refused('post', `registrations/${first}/submission`),
    ).toMatchObject({ status: 409 });
    expect(await (await platform.as('nonghu')).refused('post', `lots/${lotId}/registrations`)).toMatchObject({
      code: 'registration.own-listing',
      status: 422,
    });
    for (const [login, code, form] of [
      ['jingmai3', 'registration.promise-unsigned', { intendedUse: '种' }],
      ['qiye', 'registration.social-review', { intendedUse: '种', hasPromised: true }],
      [
        'jingmai2',
        'registration.quote-below-listing',
        { intendedUse: '种', hasPromised: true, quoteYuan: '619.99' },
      ],
    ] as const) {
      const person = await platform.as(login);
      const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
      await person.put(`registrations/${id}`, form);
      expect(await person.refused('post', `registrations/${id}/submission`)).toMatchObject({
        code,
        status: 422,
      });
    }
    expect(await (await platform.as('jingmai2')).refused('get', `my/registrations/${first}`)).toMatchObject({
      status: 404,
    });
    expect(await (await platform.as('jingmai2')).refused('put', `registrations/${first}`, {})).toMatchObject({
      status: 404,
    });
  });
});

describe('the end of the period', () => {
  test('nobody came: three extensions of five working days, then failed', async () => {
    const { lotId, endsAt } = await story.listed({ extensionCycles: 3 });
    await platform.advance(endsAt.getTime() + 1000);
    expect((await story.registrationEnd(lotId)).toISOString()).toBe('2026-11-18T09:00:00.000Z');
    await platform.advance('2026-11-18T09:00:01Z');
    await platform.advance('2026-11-25T09:00:01Z');
    expect(await story.state(lotId)).toBe('LISTED');
    await platform.advance('2026-12-02T09:00:01Z');
    expect(await story.state(lotId)).toBe('FAILED');
    const { chain } = await noticesOf(lotId);
    expect(chain.map((link) => link.kindName)).toEqual([
      '出让公告',
      '延期公告',
      '延期公告',
      '延期公告',
      '流标公告',
    ]);
  });

  test('one came, no cycle left: registration closes and he is agreed with at the higher of price and quote', async () => {
    const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
    const id = await story.register('jingmai1', lotId, { quoteYuan: '650' });
    await platform.advance(endsAt.getTime() + 1000);
    expect(await story.state(lotId)).toBe('REG_CLOSED');
    await story.qualifyAll();
    const host = await platform.as('zuzhi');
    expect(await host.refused('post', `lots/${lotId}/agreement`)).toMatchObject({
      code: 'consultation.open',
    });
    await story.payDeposit('jingmai1', id);
    await story.bothSidesAgree(lotId);
    expect(
      await host.refused('post', `lots/${lotId}/trading`, {
        startAt: '2026-12-16T01:00:00Z',
      }),
    ).toMatchObject({ code: 'consultation.other-way' });
    await host.post(`lots/${lotId}/agreement`);
    expect((await noticesOf(lotId)).result).toMatchObject({
      paddle: null,
      unitPriceFen: '65000',
      totalFen: '62400000',
    });
    expect(await (await platform.as('jingmai1')).get(`my/registrations/${id}`)).toMatchObject({
      state: 'WON',
    });
  });

  test('after it nobody registers any more', async () => {
    const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
    const late = await platform.as('jingmai3');
    const { id } = await late.post<{ id: string }>(`lots/${lotId}/registrations`);
    await late.put(`registrations/${id}`, { intendedUse: '种', hasPromised: true });
    await story.register('jingmai1', lotId);
    await platform.advance(endsAt.getTime() + 1000);
    expect(await late.refused('post', `registrations/${id}/submission`)).toMatchObject({
      code: 'registration.closed',
    });
    expect(
      await (await platform.as('jingmai2')).refused('post', `lots/${lotId}/registrations`),
    ).toMatchObject({ code: 'registration.closed' });
    await story.qualifyAll();
    const reviewer = await platform.as('shenhe');
    expect(
      await reviewer.refused('post', `registrations/${id}/qualification`, { isQualified: true }),
    ).toMatchObject({ status: 409 });
  });

  test('an end past the confirmed calendar refuses the publication', async () => {
    const projectId = await story.reviewed({ publicationWorkingDays: 12 });
    const problem = await (await platform.as('fuzeren')).refused('post', `projects/${projectId}/publication`);
    expect(problem).toMatchObject({ status: 422, code: 'calendar.uncovered' });
    expect(problem.title).toContain('2026-12-31');
  });
});
