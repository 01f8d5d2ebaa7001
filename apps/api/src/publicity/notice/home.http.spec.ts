import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  HomeView,
  NoticeRowView,
  NoticeView,
  PageView,
  RegistrationView,
  SeatView,
  TradingPlanView,
} from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 120_000);
afterAll(() => platform.close());

const home = () => platform.nobody().get<HomeView>('home');
const notice = (id: string) => platform.nobody().get<NoticeView>(`notices/${id}`);
const firstNotice = async (lotId: string): Promise<string> => {
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from notice where lot_id = $1 and kind = 'TRANSFER'",
    [lotId],
  );
  return rows[0]!.id;
};

/** So many rows like the one that is there, whose sessions begin at that moment; `n` counts them from one. */
const plantSessions = (count: number, at: string) =>
  platform.asOwner(
    `insert into listing_row
     select (jsonb_populate_record(null::listing_row_source, to_jsonb(s) || jsonb_build_object(
       'id', gen_random_uuid(), 'notice_id', gen_random_uuid(), 'session_start_at', ${at}))).*
     from (select * from listing_row_source limit 1) s, generate_series(1, $1::int) n`,
    [count],
  );

/** A field of 300 metres by 266 around where the liaison stands: 120 亩. */
const BOUNDARY = {
  type: 'Polygon',
  coordinates: [
    [
      [106.4, 38.637],
      [106.40345, 38.637],
      [106.40345, 38.6394],
      [106.4, 38.6394],
      [106.4, 38.637],
    ],
  ],
} as const;

test('of a county that has dealt with nothing the first page has no numbers and no lists', async () => {
  expect(await home()).toMatchObject({
    figures: { year: 2026, deals: 0, totalFen: '0', mu: '0', premium: null },
    running: [],
    coming: [],
    open: { items: [], total: 0 },
    dealt: [],
  });
});

describe('a lot on its way', () => {
  let lotId: string;
  let noticeId: string;
  let registrations: string[];
  let startAt: string;
  beforeAll(async () => {
    const [parcel] = sampleListing('T01').application.parcels!;
    const listed = await story.listed({ parcels: [{ ...parcel!, boundary: BOUNDARY }] });
    ({ lotId } = listed);
    noticeId = await firstNotice(lotId);
    const [row] = (await home()).open.items;
    expect(row).toMatchObject({ lotId, typeCode: 'T01', sessionStartAt: null, paid: null });
    // To scale: the wider side, and eight hundredths of it on both ends.
    expect(row!.outline!.width).toBeCloseTo(300 + 48, 0);
    expect(row!.outline!.height).toBeCloseTo(267 + 48, 0);
    expect(row!.outline!.shapes).toHaveLength(1);
    ({ registrations } = await story.admit(['jingmai1', 'jingmai2'], listed));
    expect((await home()).coming).toEqual([]);
    const host = await platform.as('zuzhi');
    startAt = (await host.get<TradingPlanView>(`lots/${lotId}/trading`)).earliestStartAt!;
    await host.post(`lots/${lotId}/trading`, { startAt });
  }, 120_000);

  test('the session is seen as soon as it is planned: on the first page, in lists and on every notice of its lot', async () => {
    expect((await home()).coming).toMatchObject([{ id: noticeId, lotId, sessionStartAt: startAt }]);
    const found = await platform.nobody().get<PageView<NoticeRowView>>('notices?stage=trading');
    expect(found.items).toMatchObject([{ id: noticeId, sessionStartAt: startAt }]);
    const { chain } = await notice(noticeId);
    expect(chain).toHaveLength(2);
    for (const { id } of chain) expect((await notice(id)).sessionStartAt).toBe(startAt);
  });

  test('however many sessions run, those that begin next keep their places, and the other way round', async () => {
    const now = await platform.time();
    const minutes = (n: number) => new Date(now + n * 60_000).toISOString();
    await plantSessions(8, `'${minutes(-60)}'::timestamptz - n * interval '1 minute'`);
    const { running, coming } = await home();
    expect(coming).toMatchObject([{ lotId, sessionStartAt: startAt }]);
    expect(running.map(({ sessionStartAt }) => sessionStartAt)).toEqual(
      [-61, -62, -63, -64, -65, -66].map(minutes),
    );
    await plantSessions(8, `'${minutes(0)}'::timestamptz + n * interval '1 minute'`);
    const both = await home();
    expect(both.running).toEqual(running);
    expect(both.coming.map(({ sessionStartAt }) => sessionStartAt)).toEqual([1, 2, 3, 4, 5, 6].map(minutes));
    await platform.asOwner('delete from listing_row where id not in (select id from listing_row_source)');
    expect(await home()).toMatchObject({ running: [], coming: [{ lotId }] });
  });

  test('who has registered is told what he is before paddles are drawn, and a stranger is none', async () => {
    const seat = async (login: string) => (await platform.as(login)).get<SeatView>(`lots/${lotId}/seat`);
    expect(await seat('jingmai1')).toMatchObject({
      paddle: null,
      isAdmitted: false,
      registration: { id: registrations[0], state: 'ADMITTED', stateName: '取得竞买资格' },
    });
    expect(await seat('jingmai3')).toMatchObject({ paddle: null, isAdmitted: false, registration: null });
  });

  test('what is paid stands on the first page and in lists as soon as it is won, the year’s figures once it is confirmed', async () => {
    await platform.advance(Date.parse(startAt) + 1000);
    await story.bidToTheEnd(lotId);
    const [dealt] = (await home()).dealt;
    expect(dealt).toMatchObject({ id: noticeId, sessionStartAt: null, paid: { unitPriceFen: '62500' } });
    expect((await notice(noticeId)).paid).toEqual(dealt!.paid);
    const done = await platform.nobody().get<PageView<NoticeRowView>>('notices?stage=done');
    expect(done.items[0]!.paid).toEqual(dealt!.paid);
    expect((await home()).figures.deals).toBe(0);
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    const deals: { total: string }[] = await platform.dataSource.query('select total_fen as total from deal');
    const totalFen = deals[0]!.total;
    // 625 paid for 620 asked, over the same years: 0.81 percent more.
    expect((await home()).figures).toEqual({ year: 2026, deals: 1, totalFen, mu: '1200000', premium: 81 });
  });
});

test('of members’ things nothing is told on the first page', async () => {
  const { lotId } = await story.listed({}, 'T06');
  const { open } = await home();
  expect(open.items).toMatchObject([
    { lotId, isHidden: true, outline: null, sessionStartAt: null, paid: null },
  ]);
});

test('an extended notice has the days by which it was extended, and the notice of the extension none beside its own', async () => {
  const { lotId, endsAt } = await story.listed();
  const id = await firstNotice(lotId);
  expect((await notice(id)).laterPeriods).toEqual([]);
  await platform.advance(endsAt.getTime() + 1000);
  expect(await story.state(lotId)).toBe('LISTED');
  const { laterPeriods, registrationEndsAt, strip } = await notice(id);
  expect(laterPeriods).toMatchObject([{ kindName: '延期公告', isExtension: true }]);
  const [{ noticeId, strip: later }] = laterPeriods as [NoticeView['laterPeriods'][number]];
  // It runs on from the day on which the first period ended.
  expect(later[0]).toMatchObject({ date: strip.at(-1)!.date, kind: 'DAY0' });
  expect(later.filter(({ kind }) => kind === 'COUNTED')).toHaveLength(5);
  expect(new Date(Date.parse(registrationEndsAt) + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(
    later.at(-1)!.date,
  );
  expect((await notice(noticeId)).laterPeriods).toEqual([]);
});

test('whoever pays is told the holder, the bank and its branch; everybody, how the center is reached', async () => {
  const { lotId, endsAt } = await story.listed();
  const [id] = await story.registerAll(['jingmai1', 'jingmai2'], lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  const { deposit } = await (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${id}`);
  expect(deposit).toMatchObject({
    accountName: '贺兰县农村产权流转服务中心（保证金专户）',
    bankName: '贺兰农村商业银行',
    branchName: '营业部（演示）',
  });
  expect(await platform.nobody().get('center')).toEqual({
    name: '贺兰县农村产权流转服务中心',
    hotline: '0951-0000000',
    address: '贺兰县政务服务大厅农村产权窗口（演示）',
  });
});
