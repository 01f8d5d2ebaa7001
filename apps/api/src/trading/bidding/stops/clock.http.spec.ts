import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { PageView, RiskAlertView, RoomView } from '@helan/contracts';
import { createApp } from '../../../create-app.js';
import { holdToDocument } from '../../../testing/hold-to-document.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { workingDayAt } from '../../../testing/sessions.js';
import { nextStep, stepDatabaseClock } from '../../../testing/database-clock.js';
import { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let other: NestExpressApplication;
let lotId: string;

beforeAll(async () => {
  platform = await TestPlatform.start();
  other = await createApp(platform.config);
  holdToDocument(other);
  await other.init();
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2']));
}, 60_000);
afterAll(async () => {
  await other.close();
  await platform.close();
});

const room = () => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const step = (milliseconds: number) => stepDatabaseClock(platform, milliseconds);
const alerts = async () =>
  (await (await platform.as('jianguan')).get<PageView<RiskAlertView>>('risks')).items.filter(
    ({ code }) => code === 'R28',
  );

test('a clock that goes back is noticed by every process within a second, stops the session and raises R28', async () => {
  await story.bid('jingmai1', lotId, 620);
  expect(await alerts()).toEqual([]);
  const clocks = [platform.app, other].map((app) => app.get(PlatformClock));
  const all = Promise.all(clocks.map(nextStep));
  const began = performance.now();
  await step(-2_000);
  const steps = await all;
  expect(performance.now() - began).toBeLessThan(2_000);
  for (const ms of steps) {
    expect(ms).toBeLessThan(-1_900);
    expect(ms).toBeGreaterThan(-2_100);
  }
  while ((await room()).state !== 'PAUSED');
  while ((await alerts()).length === 0);
  expect((await alerts()).every(({ evidence }) => evidence === '数据库时钟向后跳了约 2.0 秒')).toBe(true);
  expect(await room()).toMatchObject({ resumeAt: null, bidding: { currentFen: '62000' } });
});

test('the host lets it go on, and times do not go back in its log', async () => {
  const at = await workingDayAt(platform, '09:30');
  await (await platform.as('zuzhi')).post(`lots/${lotId}/trading/resumption`, { at });
  await platform.advance(Date.parse(at) + 500);
  await story.bid('jingmai2', lotId, 625);
  const rows: { at: Date }[] = await platform.dataSource.query(
    `select l.at from session_line l join bidding_session s on s.id = l.session_id
     where s.lot_id = $1 and l.kind <> 'SEAT' order by l.seq`,
    [lotId],
  );
  const times = rows.map((row) => row.at.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('a clock that is moved by command is no step', async () => {
  const before = (await alerts()).length;
  await platform.advance((await platform.time()) + 60_000);
  for (const app of [platform.app, other]) await app.get(PlatformClock).measure();
  expect(other.get(PlatformClock).jumpMs).toBeLessThan(500);
  expect((await alerts()).length).toBe(before);
  expect((await room()).state).toBe('FREE');
});
