import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, ReceiptView, RiskAlertView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 120_000);
afterAll(() => platform.close());

const alerts = async () => {
  const page = await (await platform.as('jianguan')).get<PageView<RiskAlertView>>('risks?open=true');
  return page.items
    .filter(({ code }) => code === 'R34')
    .map(({ projectId, evidence }) => [projectId, evidence]);
};

test('of a payment of the price that nobody decides about the supervisor is told, and it stays where it is', async () => {
  const { projectId, contract } = await story.signed();
  const id = await story.payPrice(contract, { payerName: '立岗镇惠泽种植专业合作' });
  const receipt = async () => (await platform.as('fuhe')).get<ReceiptView>(`finance/receipts/${id}`);
  const { flowNo } = await receipt();
  const due = "select next_due_at - interval '1 second' as at from bank_receipt where id = $1";
  await story.advancePast(due, id);
  expect(await alerts()).toEqual([]);
  await platform.advance((await platform.time()) + 2000);
  expect(await alerts()).toEqual([[projectId, `一笔价款到账（流水号 ${flowNo}）到期还没有两个人认定`]]);
  expect(await receipt()).toMatchObject({ state: 'HELD', isOverdue: true });
});
