import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ContractView, PageView, RiskAlertView, RiskHoldView } from '@helan/contracts';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { Ending } from '../../testing/ending.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { AlertBook } from './index.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ projectId, lotId } = await story.won());
}, 60_000);
afterAll(() => platform.close());

const raise = (evidence: string) =>
  platform.app.get(AlertBook).raiseAlone(lotId, { code: 'R15', level: 'RED', evidence });
const found = async (): Promise<RiskAlertView> => {
  const supervisor = await platform.as('jianguan');
  return (await supervisor.get<PageView<RiskAlertView>>(`risks?project=${projectId}&level=RED&open=true`))
    .items[0]!;
};
const holdFor = async (login: string) =>
  (await (await platform.as(login)).get<{ hold: RiskHoldView | null }>(`lots/${lotId}/hold`)).hold;
const threeDaysAfter = (at: Date): Promise<Date> =>
  platform.app.get(CalendarService).expectedAt(platform.dataSource.manager, at, 3);

test('found while a result is public, it lets go at once what the platform would do, when released', async () => {
  await raise('有人动过封好的报价');
  await story.advancePast(
    "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
  expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  const reason = '登录的是值守人员，没有打开任何报价';
  const { id } = await found();
  await (await platform.as('jianguan')).post(`risks/${id}/release`, { reason });
  await platform.app.get(DueRunner).runDue();
  expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
  const finding = '没有打开任何报价';
  await (await platform.as('jianguan')).post(`risks/${id}/closing`, { outcome: 'UNFOUNDED', finding });
});

test('found while the contract is signed, it lets both sign and be paid, and keeps the certificate back', async () => {
  await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
  await raise('合同签订期间又有人动过报价');
  expect((await found()).holds).toEqual(['签发鉴证书']);
  expect(await holdFor('shenhe')).toBeNull();
  await new Ending(story).signContract(lotId, ['nonghu', 'jingmai2']);
  await story.payPrice(await (await platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`));
  await story.payOutAll();
  expect(await story.state(lotId)).toBe('SETTLED');
  await platform.advance((await platform.time()) + 6 * 86_400_000);
  const { id } = await (await platform.as('jianzheng')).post<{ id: string }>(`lots/${lotId}/certificate`);
  expect(await holdFor('fuzeren')).toMatchObject({ until: null, steps: ['certify'] });
  await (await platform.as('shenhe')).post(`certificates/${id}/review`);
  const until = await threeDaysAfter(new Date(await platform.time()));
  expect(await holdFor('fuzeren')).toMatchObject({ until: until.toISOString() });
  const head = await platform.as('fuzeren');
  expect(await head.refused('post', `certificates/${id}/issue`)).toMatchObject({ code: 'risk.held' });
  await platform.advance(until.getTime() + 1000);
  await head.post(`certificates/${id}/issue`);
  expect(await story.state(lotId)).toBe('CERTIFIED');
  // It has kept a step back, and keeps back no second one; what is found now does.
  expect(await holdFor('shenhe')).toBeNull();
  await raise('鉴证书签发以后又有人动过报价');
  expect(await holdFor('shenhe')).toMatchObject({ steps: ['close'] });
});
