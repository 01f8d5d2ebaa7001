import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ProjectEntity } from './project.entity.js';
import { Relistings } from './relistings.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let failed: { projectId: string; lotId: string };
let next: string;

/** A cold store of a collective's from 96,000 元/年, bid for while it is listed by one who had written 130,000 into his form. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const trading = { mode: 'DYNAMIC', fewBidders: 'FAIL' } as const;
  const listed = await story.listed({ trading, extensionCycles: 0 }, 'T05');
  failed = listed;
  await platform.advance((await platform.time()) + 1000);
  const id = await story.register('jingmai1', failed.lotId, { quoteYuan: '130000' });
  await story.qualifyAll();
  await story.payDeposit('jingmai1', id);
  await story.bid('jingmai1', failed.lotId, 120_000);
  await platform.advance(listed.endsAt.getTime() + 1000);
  await story.bothSidesAgree(failed.lotId);
  const lister = await platform.as('cunjiti');
  ({ id: next } = await lister.post<{ id: string }>(`projects/${failed.projectId}/relisting`));
}, 60_000);
afterAll(() => platform.close());

const bestOf = async (projectId: string) => {
  const { manager } = platform.dataSource;
  const project = await manager.findOneByOrFail(ProjectEntity, { id: projectId });
  return (await platform.app.get(Relistings).formerOf(manager, project))?.bestOffer;
};
const byOwner = (sql: string, ...values: unknown[]) => platform.asOwner<{ id: string }>(sql, values);

test('too few have bid: what was written into a form counts like a bid', async () => {
  expect(await story.state(failed.lotId)).toBe('FAILED');
  expect(await bestOf(next)).toBe(13_000_000n);
});

test('the bid counts, whatever became of the session and of the lot behind it', async () => {
  await byOwner(`update registration set form = form || '{"quoteYuan":""}' where lot_id = $1`, failed.lotId);
  expect(
    await byOwner('select state from bidding_session where lot_id = $1 and is_current', failed.lotId),
  ).toEqual([{ state: 'CANCELLED' }]);
  expect(await bestOf(next)).toBe(12_000_000n);
  await byOwner(`update bidding_session set state = 'WON' where lot_id = $1`, failed.lotId);
  expect(await bestOf(next)).toBe(12_000_000n);
});

test('whoever lists once more after a second failure without bids is held to the first', async () => {
  const [second] = await byOwner(
    `insert into lot select (jsonb_populate_record(l, jsonb_build_object(
       'id', gen_random_uuid(), 'project_id', $2::text, 'no', l.no || 'X'))).* from lot l where l.id = $1
     returning id`,
    failed.lotId,
    next,
  );
  const lister = await platform.as('cunjiti');
  const { id: third } = await lister.post<{ id: string }>(`projects/${next}/relisting`);
  expect(await byOwner('select relisted_from as id from project where id = $1', third)).toEqual([second]);
  expect(await bestOf(third)).toBe(12_000_000n);
  await byOwner(`update lot set terms = jsonb_set(terms, '{price,unit}', '"元"') where id = $1`, second!.id);
  expect(await bestOf(third)).toBeUndefined();
});
