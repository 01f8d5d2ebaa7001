import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LotChangeView, PageView, RiskAlertView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** Its term runs from 2027-01-16 to 2035-01-15: eight years. */
const SENTENCE = '项目名称写的期限是 5 年，起止日期是 2027-01-16 至 2035-01-15，共 8 年。';
const CONTRADICTION = { title: '兰光村三组耕地五年出租' };
let platform: TestPlatform;
let story: Story;
let projectId: string;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ projectId, lotId } = await story.listed({ termFrom: '2027-01-16', termTo: '2035-01-15' }));
});
afterAll(() => platform.close());

const reviewer = () => platform.as('shenhe');
const approver = () => platform.as('fuzeren');
const propose = async (change: Application) =>
  (await (await reviewer()).post<{ id: string }>(`lots/${lotId}/change`, { change, reason: '转出方申请' }))
    .id;
const proposed = async () =>
  (await (await approver()).get<{ change: LotChangeView | null }>(`lots/${lotId}/change`)).change;
const open = async () =>
  (await (await reviewer()).get<PageView<RiskAlertView>>(`risks?project=${projectId}&open=true`)).items;
const kinds = () =>
  platform.dataSource.query<{ kind: string }[]>(
    'select kind from notice where lot_id = $1 order by published_at, no',
    [lotId],
  );

test('a change that contradicts what is published is not published before the reviewer has answered', async () => {
  const id = await propose(CONTRADICTION);
  expect((await proposed())!.unanswered).toEqual([SENTENCE]);
  const [finding] = await open();
  expect(finding).toMatchObject({ code: 'R32', level: 'YELLOW', evidence: SENTENCE });
  expect(await (await approver()).refused('post', `changes/${id}/publication`)).toMatchObject({
    status: 409,
    code: 'risk.unanswered',
    title: expect.stringContaining(SENTENCE),
  });
  expect(await kinds()).toEqual([{ kind: 'TRANSFER' }]);
  const answer = { outcome: 'JUSTIFIED', finding: '先租五年，后三年双方另议，以起止日期为准' };
  await (await reviewer()).post(`risks/${finding!.id}/closing`, answer);
  expect((await proposed())!.unanswered).toEqual([]);
  await (await approver()).post(`changes/${id}/publication`);
  expect(await kinds()).toEqual([{ kind: 'TRANSFER' }, { kind: 'CHANGE' }]);
  expect(await open()).toEqual([]);
});

test('of a change that is dropped nothing is left to be answered', async () => {
  const id = await propose({ title: '兰光村三组耕地四年出租' });
  expect(await open()).toMatchObject([{ code: 'R32' }]);
  await (await approver()).post(`changes/${id}/rejection`);
  expect(await open()).toEqual([]);
  const rows = await platform.dataSource.query<{ outcome: string }[]>(
    "select outcome from risk_alert where project_id = $1 and code = 'R32' order by raised_at",
    [projectId],
  );
  expect(rows).toEqual([{ outcome: 'JUSTIFIED' }, { outcome: 'GONE' }]);
});

test('an ordinary change needs no answer', async () => {
  const id = await propose({ viewing: '每周三上午' });
  expect((await proposed())!.unanswered).toEqual([]);
  await (await approver()).post(`changes/${id}/publication`);
});
