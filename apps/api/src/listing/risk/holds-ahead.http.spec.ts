import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  EscalationView,
  PageView,
  RiskAlertView,
  RiskHoldView,
  TradingPlanView,
} from '@helan/contracts';
import { CalendarService } from '../../rules/calendar/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { AlertBook } from './index.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const red = async (projectId: string): Promise<RiskAlertView> => {
  const supervisor = await platform.as('jianguan');
  const page = await supervisor.get<PageView<RiskAlertView>>(`risks?project=${projectId}&level=RED`);
  return page.items[0]!;
};
const holdFor = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<{ hold: RiskHoldView | null }>(`lots/${lotId}/hold`)).hold;
const escalations = async () =>
  (await (await platform.as('jianguan2')).get<PageView<EscalationView>>('escalations')).items;

async function open(lotId: string) {
  const host = await platform.as('zuzhi');
  const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
  return host.request('post', `lots/${lotId}/trading`).send({ startAt: earliestStartAt });
}

/** 17:00 of the third working day after a moment. */
function threeDaysAfter(at: Date): Promise<Date> {
  return platform.app.get(CalendarService).expectedAt(platform.dataSource.manager, at, 3);
}

/** 17:00 of the third working day after both sides were asked, which is when a session can be set up. */
async function afterAnswers(lotId: string): Promise<Date> {
  const rows: { at: Date }[] = await platform.dataSource.query(
    'select closed_at as at from consultation where lot_id = $1',
    [lotId],
  );
  return threeDaysAfter(rows[0]!.at);
}

describe('a red finding of before its step can be taken', () => {
  test('found while people register, it keeps the session back, however long ago that was', async () => {
    const { projectId, lotId, endsAt } = await story.listed();
    const registrations = await story.registerAll(['jingmai1', 'jingmai2'], lotId);
    const risk = { code: 'R01', level: 'RED', evidence: '两个报名用过同一台设备' } as const;
    await platform.app.get(AlertBook).raiseAlone(lotId, risk);
    const waiting = await red(projectId);
    expect(waiting).toMatchObject({ holdsUntil: null });
    expect(waiting.holds).toContain('组织竞价');
    // Far later than three working days after it was raised.
    await platform.advance(endsAt.getTime() + 1000);
    expect((await escalations()).map(({ id }) => id)).toContain(waiting.id);
    await (await platform.as('jianguan2')).post(`escalations/${waiting.id}/note`);
    expect(await holdFor('zuzhi', lotId)).toMatchObject({ until: null, workingDays: 3 });
    await story.qualifyAll();
    for (const [index, login] of ['jingmai1', 'jingmai2'].entries())
      await story.payDeposit(login, registrations[index]!);
    await story.bothSidesAgree(lotId);
    const until = await afterAnswers(lotId);
    expect(await holdFor('zuzhi', lotId)).toMatchObject({ until: until.toISOString() });
    expect((await open(lotId)).text).toContain('"code":"risk.held"');
    await platform.advance(until.getTime() - 1000);
    expect((await open(lotId)).status).toBe(409);
    expect((await escalations()).map(({ id }) => id)).not.toContain(waiting.id);
    await platform.advance(until.getTime() + 1000);
    expect((await escalations()).map(({ id }) => id)).toContain(waiting.id);
    expect((await open(lotId)).status).toBe(204);
    expect(await red(projectId)).toMatchObject({ holds: [], holdsUntil: null });
  });

  test('dealt with, or about the platform, it shortens no other', async () => {
    const { projectId, lotId } = await story.admitted(['jingmai1', 'jingmai2']);
    const supervisor = await platform.as('jianguan');
    const shared = { code: 'R02', level: 'RED', evidence: '两笔保证金出自同一个账户' } as const;
    await platform.app.get(AlertBook).raiseAlone(lotId, shared);
    await platform.dataSource.transaction((tx) =>
      platform.app
        .get(AlertBook)
        .raise(tx, null, { code: 'R28', level: 'RED', evidence: '数据库时钟向后走了 3 秒' }),
    );
    const first = await red(projectId);
    await supervisor.post(`risks/${first.id}/closing`, { outcome: 'UNFOUNDED', finding: '各从本人账户转出' });
    await platform.advance(Date.parse((await holdFor('zuzhi', lotId))!.until!) - 60_000);
    const raisedAt = new Date(await platform.time());
    const risk = { code: 'R01', level: 'RED', evidence: '两个报名用过同一个网络地址' } as const;
    await platform.app.get(AlertBook).raiseAlone(lotId, risk);
    const until = (await threeDaysAfter(raisedAt)).toISOString();
    expect(await holdFor('zuzhi', lotId)).toMatchObject({ until, isOfPlatform: false });
    await platform.dataSource.query(
      "update risk_alert set closed_at = platform_now(), outcome = 'GONE' where project_id is null",
    );
    expect(await holdFor('zuzhi', lotId)).toMatchObject({ until });
  });
});
