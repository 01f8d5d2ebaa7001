import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BidRecordView, RegistrationView, TradingPlanView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';

const BIDDERS = ['jingmai1', 'jingmai2'];
let platform: TestPlatform;
let story: Story;
let open: string;
let other: string;
let startAt: string;
const registrations = new Map<string, string[]>();

/** One lot is bid for since its notice, the other in a session of its own; the same two bid for both. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = [await story.listed({ trading: { mode: 'DYNAMIC' } }), await story.listed()];
  [open, other] = listed.map(({ lotId }) => lotId) as [string, string];
  for (const lotId of [open, other]) registrations.set(lotId, await story.registerAll(BIDDERS, lotId));
  await platform.advance(Math.max(...listed.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const lotId of [open, other]) {
    for (const [place, login] of BIDDERS.entries())
      await story.payDeposit(login, registrations.get(lotId)![place]!);
    await story.bothSidesAgree(lotId);
  }
  await platform.dataSource.query(
    `insert into parameter (key, effective_from, value, source)
     values ('session.perHour', (platform_now() at time zone 'Asia/Shanghai')::date, 1, '中心文件')`,
  );
}, 120_000);
afterAll(() => platform.close());

const own = async (lotId: string) =>
  (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${registrations.get(lotId)![0]}`);

test('a limited window stands on a bidder’s page and in the hall from the moment it is planned', async () => {
  expect(await own(open)).toMatchObject({ sessionStartAt: null, clashes: [] });
  const host = await platform.as('zuzhi');
  startAt = (await host.get<TradingPlanView>(`lots/${open}/trading`)).earliestStartAt!;
  await host.post(`lots/${open}/trading`, { startAt });
  expect(await own(open)).toMatchObject({ sessionStartAt: startAt, clashes: [] });
  expect(await platform.nobody().get('sessions')).toMatchObject({
    items: [{ lotId: open, state: 'FREE', startAt }],
  });
});

test('it fills its hour like any other session', async () => {
  const host = await platform.as('zuzhi');
  expect(await host.refused('post', `lots/${other}/trading`, { startAt })).toMatchObject({
    status: 409,
    code: 'trading.hour-full',
  });
  await host.post(`lots/${other}/trading`, { startAt, word: '同一村的地，当天一起交割' });
});

test('who bids in both is warned of the window, not of the day on which the bidding was opened', async () => {
  const clash = [{ startAt, lotTitle: expect.any(String) }];
  expect((await own(other)).clashes).toEqual(clash);
  expect((await own(open)).clashes).toEqual(clash);
});

test('its record stands beside its notice and the one that said when', async () => {
  await platform.advance(Date.parse(startAt) + 2 * 3_600_000);
  const record = await platform.nobody().get<BidRecordView>(`lots/${open}/record`);
  const [said]: { no: string }[] = await platform.dataSource.query(
    "select no from notice where lot_id = $1 and kind = 'SESSION'",
    [open],
  );
  const untold = await verdictBesideNotice(platform, record);
  expect(untold.lines.join()).toContain(`限时竞价 ${startAt} 开始，没有和写明这个时间的公告放在一起`);
  const { isSound, lines } = await verdictBesideNotice(platform, record, said!.no);
  expect(isSound).toBe(true);
  expect(lines.join()).not.toContain('没有核对');
});
