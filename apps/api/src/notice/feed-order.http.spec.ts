import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { LotEntity } from '../listing/index.js';
import { Story } from '../testing/story.js';
import { TestPlatform } from '../testing/test-platform.js';
import { NoticeBoard } from './notice-board.js';

let platform: TestPlatform;
let story: Story;
let lots: LotEntity[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const ids = [(await story.listed()).lotId, (await story.listed()).lotId];
  lots = await Promise.all(ids.map((id) => platform.dataSource.manager.findOneByOrFail(LotEntity, { id })));
});
afterAll(() => platform.close());

const publish = (tx: EntityManager, lot: LotEntity, title: string) =>
  platform.app.get(NoticeBoard).publish(tx, lot, {
    kind: 'CHANGE',
    title,
    registrationEndsAt: lot.registrationEndsAt,
    strip: [],
    rules: [],
  });

interface FeedItem {
  readonly title: string;
  readonly date_modified: string;
}

/** What somebody reads who has read everything up to a moment. */
async function newerThan(at: string): Promise<FeedItem[]> {
  const { items } = await platform.nobody().get<{ items: FeedItem[] }>('feed.json');
  return items.filter(({ title, date_modified }) => title.includes('次序') && date_modified > at);
}

test('an older transaction that publishes later stands later in the feed: a reader with a cursor misses nothing', async () => {
  const older = platform.dataSource.createQueryRunner();
  await older.startTransaction();
  await older.query('select platform_now()');
  await platform.dataSource.transaction((tx) => publish(tx, lots[0]!, '次序之一'));
  const first = await newerThan('');
  expect(first.map(({ title }) => title)).toEqual([expect.stringContaining('次序之一')]);
  await platform.advance((await platform.time()) + 5);
  await publish(older.manager, lots[1]!, '次序之二');
  await older.commitTransaction();
  await older.release();
  const next = await newerThan(first[0]!.date_modified);
  expect(next.map(({ title }) => title)).toEqual([expect.stringContaining('次序之二')]);
});

test('two that publish at once come one after the other, each tied to the one before', async () => {
  const holder = platform.dataSource.createQueryRunner();
  await holder.startTransaction();
  await publish(holder.manager, lots[0]!, '次序之三');
  const waiting = platform.dataSource.transaction((tx) => publish(tx, lots[1]!, '次序之四'));
  expect(await newerThan('')).toHaveLength(2);
  await holder.commitTransaction();
  await holder.release();
  await waiting;
  const rows = await platform.dataSource.query<{ title: string; isTied: boolean; isLater: boolean }[]>(
    `select n.title, n.prev_hash = before.content_hash as "isTied", n.published_at >= before.published_at as "isLater"
     from notice n join notice before on before.title = '次序之三' where n.title = '次序之四'`,
  );
  expect(rows).toEqual([{ title: '次序之四', isTied: true, isLater: true }]);
});
