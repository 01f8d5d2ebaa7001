import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BidRecordView, RegistrationView, TradingPlanView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2'];
let platform: TestPlatform;
let story: Story;
let lots: string[];
let startAt: string;
const registrations: string[][] = [];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = [await story.listed(), await story.listed()];
  for (const { lotId } of listed) registrations.push(await story.registerAll(BIDDERS, lotId));
  await platform.advance(Math.max(...listed.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const [index, { lotId }] of listed.entries()) {
    for (const [place, login] of BIDDERS.entries())
      await story.payDeposit(login, registrations[index]![place]!);
    await story.bothSidesAgree(lotId);
  }
  lots = listed.map(({ lotId }) => lotId);
}, 120_000);
afterAll(() => platform.close());

const own = async (index: number) =>
  (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${registrations[index]![0]}`);
const notices = async (lotId: string): Promise<{ id: string; no: string }[]> =>
  platform.dataSource.query("select id, no from notice where lot_id = $1 and kind = 'SESSION'", [lotId]);

test('a session stands in public and on a bidder’s page from the moment it is planned', async () => {
  const host = await platform.as('zuzhi');
  expect(await own(0)).toMatchObject({ sessionStartAt: null, clashes: [] });
  startAt = (await host.get<TradingPlanView>(`lots/${lots[0]}/trading`)).earliestStartAt!;
  await host.post(`lots/${lots[0]}/trading`, { startAt });
  expect(await own(0)).toMatchObject({ sessionStartAt: startAt, isBidding: false, clashes: [] });
  expect(await platform.nobody().get('sessions')).toMatchObject({
    items: [{ lotId: lots[0], state: 'SCHEDULED', startAt }],
    ...{ total: 1, isMore: false, previous: null, next: null },
  });
  const [notice] = await notices(lots[0]!);
  const view = await platform
    .nobody()
    .get<{ kindName: string; details: { label: string }[] }>(`notices/${notice!.id}`);
  expect(view.kindName).toBe('竞价时间公告');
  expect(view.details.map(({ label }) => label)).toEqual(['竞价开始']);
  const told: { count: string }[] = await platform.dataSource.query(
    "select count(*) from outbox where topic = 'notice.published' and payload->>'noticeId' = $1",
    [notice!.id],
  );
  expect(told).toEqual([{ count: '1' }]);
});

test('an hour that is full takes one more only by the host’s word', async () => {
  await platform.dataSource.query(
    `insert into parameter (key, effective_from, value, source)
     values ('session.perHour', (platform_now() at time zone 'Asia/Shanghai')::date, 1, '中心文件')`,
  );
  const host = await platform.as('zuzhi');
  const route = `lots/${lots[1]}/trading`;
  expect(await host.refused('post', route, { startAt })).toMatchObject({
    status: 409,
    code: 'trading.hour-full',
    faults: [{ field: 'word' }],
  });
  expect(await notices(lots[1]!)).toEqual([]);
  await host.post(route, { startAt, word: '同一村的地，当天一起交割' });
  const rows: { reason: string }[] = await platform.dataSource.query(
    "select reason from listing_event where lot_id = $1 and action = 'openTrading'",
    [lots[1]],
  );
  expect(rows).toEqual([{ reason: '同一村的地，当天一起交割' }]);
});

test('whoever bids in two sessions at the same time is warned, on both', async () => {
  const other = { startAt, lotTitle: expect.any(String) };
  expect((await own(0)).clashes).toEqual([other]);
  expect((await own(1)).clashes).toEqual([other]);
});

test('while it runs a bidder’s page says so', async () => {
  await platform.advance(Date.parse(startAt) + 60_000);
  expect(await own(0)).toMatchObject({ sessionStartAt: null, isBidding: true });
  await platform.advance(Date.parse(startAt) + 2 * 3_600_000);
  expect(await own(0)).toMatchObject({ sessionStartAt: null, isBidding: false });
});

test('the record names the notice that said when', async () => {
  const { terms } = await platform.nobody().get<BidRecordView>(`lots/${lots[0]}/record`);
  expect(terms.notice.no).toBe((await notices(lots[0]!))[0]!.no);
});
