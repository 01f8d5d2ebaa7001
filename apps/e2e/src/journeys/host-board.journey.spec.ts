import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { type Listed, listIt } from '../../../../tools/deal/acts/listing.js';
import { type Registered, admit, applyFor } from '../../../../tools/deal/acts/registration.js';
import { planSession } from '../../../../tools/deal/acts/trading.js';
import { assemble } from '../../../../tools/deal/cast.js';
import { readLots } from '../../../../tools/deal/read-notice.js';
import { type Stage, advanceTo, later, readClock } from '../../../../tools/deal/stage.js';
import { County } from './county.js';
import type { Visitor } from './visitor.js';

const TITLES = ['一号场的地', '二号场的地', '三号场的地'];
const FACTS = {
  area: { value: 93.61, unit: '亩' },
  term: { years: 10 },
  startPrice: { value: 500, unit: '元/亩/年' },
};

let county: County;
let host: Visitor;

beforeAll(async () => {
  county = await County.open();
  const { url } = county.platform;
  const cast = await assemble(url, 'FARMER_HOUSEHOLD');
  const now = await readClock(url);
  const lots: { stage: Stage; listed: Listed; registered: Registered[] }[] = [];
  for (const [index, title] of TITLES.entries()) {
    const facts = readLots(
      { id: `B${index}`, type: 'T01', title, fields: FACTS },
      'T01',
      now,
      8_000 + index,
    )[0]!;
    const stage = { url, facts, say: () => undefined, cast };
    const listed = await listIt(stage);
    lots.push({ stage, listed, registered: await applyFor(stage, listed) });
  }
  for (const { stage, listed, registered } of lots) {
    await admit(stage, listed, registered);
    await askBothSides(stage, listed, registered);
  }
  const starts: string[] = [];
  for (const { stage, listed } of lots) starts.push(await planSession(stage, listed.lotId));
  await advanceTo(url, later(starts.sort().at(-1)!, 1000));
  host = await county.as('zuzhi');
}, 240_000);
afterAll(() => county.close());

const states = () =>
  county.platform
    .query<{ state: string }>('select state from bidding_session where is_current order by state')
    .then((rows) => rows.map(({ state }) => state));

test('the host sees what runs today and what is in its way, and pauses one of it', async () => {
  const { page } = host;
  await page.goto('/console/sessions');
  await host.sees('共 3 场，正在进行 3 场');
  await host.sees('有 3 场互相冲突');
  await host.picture('board');
  await page.getByRole('button', { name: `暂停：${TITLES[0]}` }).click();
  await host.fill('为什么暂停（记入竞价记录）', '一号会场停电');
  await host.press('暂停竞价');
  await host.sees(`已暂停：${TITLES[0]}`);
  await host.sees('正在进行 2 场');
  expect((await states()).filter((state) => state === 'PAUSED')).toHaveLength(1);
});

test('all that still run are stopped by one word, for a reason; then there is nothing to stop', async () => {
  const { page } = host;
  await host.press('全部暂停（2 场）');
  for (const title of TITLES.slice(1)) await page.getByRole('listitem').filter({ hasText: title }).waitFor();
  await host.press('不停了');
  expect(await states()).toContain('FREE');
  await host.press('全部暂停（2 场）');
  await host.fill('为什么全部暂停（记入每一场的竞价记录）', '机房断电');
  await host.press('确定：暂停这 2 场');
  await host.sees('已暂停 2 场');
  await host.sees('正在进行 0 场');
  await page.getByRole('button', { name: /^全部暂停/ }).waitFor({ state: 'detached' });
  expect(new Set(await states())).toEqual(new Set(['PAUSED']));
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await host.picture('board-stopped-360');
  expect(host.faults).toEqual([]);
});
