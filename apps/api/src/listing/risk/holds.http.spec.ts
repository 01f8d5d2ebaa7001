import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  EscalationView,
  LotHoldView,
  PageView,
  RiskAlertView,
  RiskHoldView,
  TradingPlanView,
} from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { AlertBook } from './index.js';

let platform: TestPlatform;
let story: Story;
interface Kept {
  readonly projectId: string;
  readonly lotId: string;
}

/** Lots that are kept back. */
let held: Kept[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** Lots in each of which two are admitted whose deposits came out of one account: R02, in red. */
async function admitted(count: number): Promise<Kept[]> {
  const logins = ['jingmai1', 'jingmai2'];
  const lots: (Kept & { endsAt: Date; registrations: string[] })[] = [];
  for (let index = 0; index < count; index += 1) {
    const listed = await story.listed();
    lots.push({ ...listed, registrations: await story.registerAll(logins, listed.lotId) });
  }
  await platform.advance(Math.max(...lots.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const { lotId, registrations } of lots) {
    for (const [index, login] of logins.entries())
      await story.payDeposit(login, registrations[index]!, { payerAccount: '29010201047777' });
    await story.bothSidesAgree(lotId);
  }
  return lots;
}

const red = async (projectId: string): Promise<RiskAlertView> => {
  const supervisor = await platform.as('jianguan');
  const page = await supervisor.get<PageView<RiskAlertView>>(`risks?project=${projectId}&level=RED`);
  return page.items[0]!;
};
const holdFor = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<{ hold: RiskHoldView | null }>(`lots/${lotId}/hold`)).hold;
const releasedFor = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<LotHoldView>(`lots/${lotId}/hold`)).released;
const escalations = async () =>
  (await (await platform.as('jianguan2')).get<PageView<EscalationView>>('escalations')).items;

async function open(lotId: string) {
  const host = await platform.as('zuzhi');
  const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
  return host.request('post', `lots/${lotId}/trading`).send({ startAt: earliestStartAt });
}

async function depositsOf(lotId: string): Promise<string[]> {
  const rows: { state: string }[] = await platform.dataSource.query(
    'select state from deposit where lot_id = $1',
    [lotId],
  );
  return rows.map(({ state }) => state);
}

async function publicityEnd(lotId: string): Promise<{ at: Date }> {
  const rows: { at: Date }[] = await platform.dataSource.query(
    'select publicity_ends_at as at from deal where lot_id = $1',
    [lotId],
  );
  return rows[0]!;
}

/** 17:00 of the third working day after a moment. */
function threeDaysAfter(at: Date): Promise<Date> {
  return platform.app.get(CalendarService).expectedAt(platform.dataSource.manager, at, 3);
}

describe('a red finding about what is published', () => {
  test('keeps back what the platform itself would do: a result is confirmed so much later', async () => {
    const { lotId } = await story.won();
    const { at } = await publicityEnd(lotId);
    await platform.advance(at.getTime() - 60_000);
    const risk = { code: 'R15', level: 'RED', evidence: '有人在开启以前动过封好的报价' } as const;
    await platform.app.get(AlertBook).raiseAlone(lotId, risk);
    await platform.advance(at.getTime() + 1000);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    const until = (await holdFor('shenhe', lotId))!.until!;
    expect(Date.parse(until)).toBe((await threeDaysAfter(at)).getTime());
    await platform.advance(Date.parse(until) + 1000);
    expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
  });

  test('says nothing while people may register: nothing is kept back, and it would tell of them', async () => {
    const { lotId } = await story.listed();
    const risk = { code: 'R02', level: 'RED', evidence: '两笔保证金出自同一个账户' } as const;
    await platform.app.get(AlertBook).raiseAlone(lotId, risk);
    for (const login of ['zuzhi', 'cunji', 'nonghu']) expect(await holdFor(login, lotId)).toBeNull();
  });

  test('keeps the next step back, and says which and until when; deposits stay as they are', async () => {
    held = await admitted(3);
    const { projectId, lotId } = held[0]!;
    const { code, holdsUntil, raisedAt } = await red(projectId);
    expect(code).toBe('R02');
    expect(Date.parse(holdsUntil!)).toBeGreaterThan(Date.parse(raisedAt));
    const refusal = await open(lotId);
    expect([refusal.status, refusal.text]).toEqual([409, expect.stringContaining('"code":"risk.held"')]);
    expect(refusal.text).toContain('多名报名人的保证金出自同一个账户');
    expect(refusal.text).not.toContain('29010201047777');
    expect(await holdFor('zuzhi', lotId)).toEqual({
      until: holdsUntil,
      workingDays: 3,
      name: '多名报名人的保证金出自同一个账户',
      isOfPlatform: false,
      steps: ['openTrading', 'agree', 'openReserve', 'openNegotiation', 'recordRelay'],
    });
    expect(await holdFor('nonghu', lotId)).toMatchObject({ until: holdsUntil, name: '' });
    expect(await depositsOf(lotId)).toEqual(['HELD', 'HELD']);
    expect(await (await platform.as('jingmai3')).refused('get', `lots/${lotId}/hold`)).toMatchObject({
      status: 404,
    });
  });

  test('goes on as soon as the supervisor lets it, in writing', async () => {
    const { projectId, lotId } = held[0]!;
    const { id } = await red(projectId);
    const supervisor = await platform.as('jianguan');
    expect(await supervisor.refused('post', `risks/${id}/release`, {})).toMatchObject({ status: 422 });
    await supervisor.post(`risks/${id}/release`, { reason: '两户同在一家合作社，款项由合作社代转' });
    expect(await holdFor('zuzhi', lotId)).toBeNull();
    const at = new Date(await platform.time()).toISOString().slice(0, 16);
    expect(await releasedFor('zuzhi', lotId)).toEqual({
      releasedAt: expect.stringContaining(at),
      name: '多名报名人的保证金出自同一个账户',
      releaserName: '察清和',
      reason: '两户同在一家合作社，款项由合作社代转',
    });
    expect(await releasedFor('nonghu', lotId)).toEqual({
      releasedAt: expect.stringContaining(at),
      name: '',
      releaserName: '',
      reason: '',
    });
    expect(await releasedFor('zuzhi', held[1]!.lotId)).toBeNull();
    expect(await red(projectId)).toMatchObject({
      releasedAt: expect.stringContaining(at),
      holds: [],
      holdsUntil: null,
      closedAt: null,
      releaserName: '察清和',
      releaseReason: '两户同在一家合作社，款项由合作社代转',
    });
    expect((await open(lotId)).status).toBe(204);
    expect(await releasedFor('zuzhi', lotId)).toBeNull();
    expect(await supervisor.refused('post', `risks/${id}/release`, { reason: '再说一次' })).toMatchObject({
      status: 409,
    });
  });

  test('or as soon as he has dealt with it', async () => {
    const { projectId, lotId } = held[1]!;
    const { id } = await red(projectId);
    const supervisor = await platform.as('jianguan');
    await supervisor.post(`risks/${id}/closing`, { outcome: 'UNFOUNDED', finding: '两笔各从本人账户转出' });
    expect((await open(lotId)).status).toBe(204);
  });

  test('where he is silent his superior is told after three working days, and the step goes on', async () => {
    const { projectId, lotId } = held[2]!;
    const { id, holdsUntil } = await red(projectId);
    await platform.advance(Date.parse(holdsUntil!) - 1000);
    expect((await open(lotId)).status).toBe(409);
    expect((await escalations()).map((one) => one.projectId)).not.toContain(projectId);
    await platform.advance(Date.parse(holdsUntil!) + 1000);
    const ids = held.map((one) => one.projectId);
    expect((await escalations()).filter((one) => ids.includes(one.projectId!))).toMatchObject([
      { id, projectId, name: '多名报名人的保证金出自同一个账户', isClosed: false },
    ]);
    expect((await red(projectId)).toldAt).not.toBeNull();
    expect((await open(lotId)).status).toBe(204);
    const head = await platform.as('jianguan2');
    await head.post(`escalations/${id}/note`);
    expect((await escalations()).map((one) => one.projectId)).not.toContain(projectId);
    expect(await head.refused('post', `escalations/${id}/note`)).toMatchObject({ status: 409 });
  });
});
