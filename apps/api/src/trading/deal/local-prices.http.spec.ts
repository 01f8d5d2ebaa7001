import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, RiskAlertView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;

/** Results of other lots like it: so many days ago, at so many 元 for each 亩 and year. */
const RESULTS: readonly (readonly [daysAgo: number, yuan: number])[] = [
  [30, 700],
  [200, 700],
  [364, 700],
  [367, 9_000],
  [400, 9_000],
  [500, 9_000],
  [900, 9_000],
];

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const { lotId } = await story.listed();
  const registrationId = await story.register('jingmai1', lotId);
  await platform.asOwner(
    `insert into lot select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'no', 'LOT-' || n,
       'number', n + 1, 'state', 'ARCHIVED', 'next_due_at', null))).*
     from lot l, generate_series(1, $2) n where l.id = $1`,
    [lotId, RESULTS.length],
  );
  for (const [index, [daysAgo, yuan]] of RESULTS.entries())
    await platform.asOwner(
      `insert into deal (lot_id, registration_id, manner, unit_price_fen, total_fen, publicity_ends_at, decided_at, confirmed_at)
       select id, $2, 'BIDDING', $3, $3, at, at, at from lot, (select platform_now() - make_interval(days => $4) as at) now
       where no = $1`,
      [`LOT-${index + 1}`, registrationId, yuan * 100, daysAgo],
    );
});
afterAll(() => platform.close());

const codesOf = async (startPriceYuan: string) => {
  const parcels = sampleListing('T01').application.parcels!.map((parcel) => ({
    ...parcel,
    code: `640122102208030${startPriceYuan}`.padEnd(19, '0'),
  }));
  const id = await story.submitted({ startPriceYuan, parcels });
  const { items } = await (await platform.as('shenhe')).get<PageView<RiskAlertView>>(`risks?project=${id}`);
  return items.map(({ code }) => code);
};

test('R09 compares with what was paid within twelve months, and with nothing before', async () => {
  expect(await codesOf('560')).not.toContain('R09');
  expect(await codesOf('559')).toContain('R09');
});
