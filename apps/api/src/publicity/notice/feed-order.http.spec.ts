import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { atomFaults, childrenOf, jsonFeedFaults, parseXml } from '../../testing/feeds.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
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

const run = (work: (tx: EntityManager) => Promise<unknown>) => platform.app.get(Transactions).run(work);

/** A transaction that has begun with a question, and publishes and commits when it is told to. */
async function begun(question: string): Promise<(lot: LotEntity, title: string) => Promise<unknown>> {
  let goOn: (work: [LotEntity, string]) => void = () => undefined;
  const told = new Promise<[LotEntity, string]>((resolve) => (goOn = resolve));
  let hasBegun: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (hasBegun = resolve));
  const whole = run(async (tx) => {
    await tx.query(question);
    hasBegun();
    await publish(tx, ...(await told));
  });
  await isReady;
  return (lot, title) => {
    goOn([lot, title]);
    return whole;
  };
}

test('an older transaction that publishes later stands later in the feed: a reader with a cursor misses nothing', async () => {
  const publishOlder = await begun('select platform_now()');
  await run((tx) => publish(tx, lots[0]!, '次序之一'));
  const first = await newerThan('');
  expect(first.map(({ title }) => title)).toEqual([expect.stringContaining('次序之一')]);
  await platform.advance((await platform.time()) + 1_000);
  await publishOlder(lots[1]!, '次序之二');
  const next = await newerThan(first[0]!.date_modified);
  expect(next.map(({ title }) => title)).toEqual([expect.stringContaining('次序之二')]);
});

test('two that publish at once come one after the other, each tied to the one before', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let hasPublished: () => void = () => undefined;
  const isPublished = new Promise<void>((resolve) => (hasPublished = resolve));
  const holder = run(async (tx) => {
    await publish(tx, lots[0]!, '次序之三');
    hasPublished();
    await held;
  });
  await isPublished;
  const waiting = run((tx) => publish(tx, lots[1]!, '次序之四'));
  expect(await newerThan('')).toHaveLength(2);
  letGo();
  await Promise.all([holder, waiting]);
  const rows = await platform.dataSource.query<{ title: string; isTied: boolean; isLater: boolean }[]>(
    `select n.title, n.prev_hash = before.content_hash as "isTied", n.published_at >= before.published_at as "isLater"
     from notice n join notice before on before.title = '次序之三' where n.title = '次序之四'`,
  );
  expect(rows).toEqual([{ title: '次序之四', isTied: true, isLater: true }]);
});

test('both feeds are valid with a line break of a word processor in a title, as new as their newest entry, and read once', async () => {
  const title = '立岗镇兰光村三组渠东片耕地\u000b经营权再流转（含机井两眼、砂砾路一条）<&]]>';
  await run((tx) => publish(tx, lots[0]!, title));
  const atom = await platform.nobody().request('get', 'feed.atom');
  expect(atomFaults(atom.text)).toEqual([]);
  expect(atom.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  const json = await platform.nobody().request('get', 'feed.json').responseType('text');
  expect(jsonFeedFaults(String(json.body))).toEqual([]);
  expect(json.headers['content-type']).toBe('application/feed+json; charset=utf-8');
  const [newest] = await platform.dataSource.query<{ at: Date }[]>(
    'select max(published_at) as at from notice',
  );
  const updated = childrenOf(parseXml(atom.text), 'updated')[0]!.text;
  expect(updated).toBe(newest!.at.toISOString());
  await platform.advance((await platform.time()) + 60_000);
  for (const [name, value] of [
    ['If-None-Match', atom.headers['etag']],
    ['If-Modified-Since', atom.headers['last-modified']],
  ] as const)
    expect((await platform.nobody().request('get', 'feed.atom').set(name, value!)).status).toBe(304);
});
