import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, RoomView, SessionQuestionView } from '@helan/contracts';
import { shanghaiDate } from '@helan/domain';
import { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';
import { SessionWatch } from './session-watch.js';

const PARTNER = { kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '40' };

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

test('a leader pauses the session whose partner is barred in the middle of it', async () => {
  const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
  const joint = await story.register('jingmai1', lotId, { ownShare: '60', partners: [PARTNER] });
  const alone = await story.register('jingmai2', lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  await story.payDeposit('jingmai1', joint);
  await story.payDeposit('jingmai2', alone);
  await story.bothSidesAgree(lotId);
  await story.openTrading(lotId);
  await story.bid('jingmai2', lotId, 620);
  await story.bid('jingmai1', lotId, 625);
  const from = shanghaiDate(await platform.time());
  const { name, idNumber } = PARTNER;
  const paper = { reason: '提供虚假材料', documentNo: '贺农经罚〔2026〕3号' };
  await (await platform.as('jianguan')).post('bars', { name, idNumber, ...paper, from });
  await platform.app.get(SessionWatch).look();
  expect((await platform.nobody().get<RoomView>(`lots/${lotId}/room`)).state).toBe('PAUSED');
  const { items } = await (
    await platform.as('jianguan')
  ).get<PageView<SessionQuestionView>>('session-questions');
  expect(items).toMatchObject([{ question: 'LEADER', leader: { documentNos: ['贺农经罚〔2026〕3号'] } }]);
});
