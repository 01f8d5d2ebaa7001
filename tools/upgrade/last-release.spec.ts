import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type {
  BidRecordView,
  ContractView,
  HomeView,
  NoticeRowView,
  PageView,
  ProjectRowView,
} from '@helan/contracts';
import { Ending } from '../../apps/api/src/testing/ending.js';
import { FormerRelease } from '../../apps/api/src/testing/former-release.js';
import { NOTHING, leftOf } from '../../apps/api/src/testing/nothing-left.js';
import { pastPublicity, workingDayAt } from '../../apps/api/src/testing/sessions.js';
import { Story } from '../../apps/api/src/testing/story.js';
import type { TestPlatform } from '../../apps/api/src/testing/test-platform.js';
import { verifyRecord } from '../proof/verify-record.js';

jest.setTimeout(240_000);

let former: FormerRelease;
let platform: TestPlatform;
let story: Story;
let ending: Ending;
beforeAll(async () => {
  former = await FormerRelease.last();
  platform = former.platform;
  story = new Story(platform);
  ending = new Ending(story);
});
afterAll(() => former.close());

const lotOf = (name: string) => former.deal(name).lotId;
const as = (login: string) => platform.as(login);
const stateOf = (name: string) => story.state(lotOf(name));
const first = async <T>(sql: string, values: readonly unknown[] = []): Promise<T> =>
  (await platform.dataSource.query<T[]>(sql, [...values]))[0]!;

describe('the upgrade has filled what is new', () => {
  test('the board lists every lot, with the time of the sessions and the prices that were paid', async () => {
    const { items } = await platform.nobody().get<PageView<NoticeRowView>>('notices');
    expect(items.map(({ title }) => title).sort()).toEqual([
      ...['兰光村一组 1 号地', '兰光村一组 2 号地', '兰光村一组 3 号地', '兰光村一组 4 号地'],
      ...['兰光村三组 1 号地', '兰光村三组 2 号地'],
      ...['兰光村二组 1 号地', '兰光村二组 2 号地', '兰光村二组 3 号地'],
    ]);
    const of = (name: string) => items.find(({ lotId }) => lotId === lotOf(name))!;
    const planned = await first<{ at: Date }>(
      'select start_at as at from bidding_session where lot_id = $1 and is_current',
      [lotOf('scheduled')],
    );
    expect(of('scheduled').sessionStartAt).toBe(planned.at.toISOString());
    // 120 亩 × 625 元 × 8 years.
    for (const name of ['archived', 'settled', 'settling', 'contracting', 'publicity'])
      expect(of(name).paid).toMatchObject({ unitPriceFen: '62500', totalFen: '60000000' });
    expect(of('listed').paid).toBeNull();
  });

  test('what is looked for is found, by words and by type', async () => {
    const find = (query: string) =>
      platform.nobody().get<PageView<NoticeRowView>>(`notices?${encodeURI(query)}`);
    expect((await find('search=二组')).items).toHaveLength(3);
    expect((await find('type=T01')).items).toHaveLength(9);
    expect((await find('type=T02')).items).toHaveLength(0);
  });

  test('the first page has the figures of the year, what is dealt and what comes next', async () => {
    const { figures, dealt, running, coming } = await platform.nobody().get<HomeView>('home');
    // Four are confirmed; the fifth stands in publicity, and is dealt as well.
    expect(figures).toMatchObject({ year: 2026, deals: 4, totalFen: '240000000' });
    expect(dealt).toHaveLength(5);
    expect(running.map(({ lotId }) => lotId)).toEqual([lotOf('running')]);
    expect(coming.map(({ lotId }) => lotId)).toEqual([lotOf('scheduled')]);
  });

  test('the price in the middle of what was paid is kept', async () =>
    expect(await first('select count, price from price_median')).toEqual({ count: 4, price: '6250000' }));

  test('a notice that is put up now follows the last one of before', async () => {
    const { last_hash: end } = await first<{ last_hash: string }>('select last_hash from notice_chain');
    await (await as('fuzeren')).post(`lots/${lotOf('suspended')}/resumption`, { reason: '路修好了' });
    expect(await stateOf('suspended')).toBe('LISTED');
    expect(await first('select count(*)::int from notice where prev_hash = $1', [end])).toEqual({ count: 1 });
  });

  test('desks find what waits', async () => {
    const { items } = await (await as('nonghu')).get<PageView<ProjectRowView>>('projects');
    expect(items).toHaveLength(10);
    expect(items.find(({ id }) => id === former.deal('draft').projectId)).toMatchObject({ state: 'DRAFT' });
    const found = await (
      await as('fuzeren')
    ).get<PageView<ProjectRowView>>(`projects?search=${encodeURI('三组')}`);
    expect(found.items).toHaveLength(2);
  });
});

test('either side finds its contracts of before', async () => {
  const lots = ['archived', 'settled', 'settling', 'contracting'].map(lotOf).sort();
  const found = async (login: string) =>
    (await (await as(login)).get<PageView<ContractView>>('my/contracts')).items;
  for (const [login, side] of [
    ['nonghu', 'TRANSFEROR'],
    ['jingmai2', 'TRANSFEREE'],
  ] as const) {
    const items = await found(login);
    expect(items.map(({ lotId }) => lotId).sort()).toEqual(lots);
    expect(new Set(items.map(({ mySide }) => mySide))).toEqual(new Set([side]));
  }
  expect(await found('jingmai3')).toEqual([]);
});

describe('what was under way goes on', () => {
  test('a contract that one side has signed, one that is to be paid, one that is paid', async () => {
    await ending.signContract(lotOf('contracting'), ['jingmai2']);
    for (const name of ['contracting', 'settling']) await ending.settle(lotOf(name));
    await ending.certify(lotOf('settled'));
    await ending.close(lotOf('settled'));
    await ending.archive(lotOf('settled'));
    for (const name of ['contracting', 'settling', 'settled']) expect(await stateOf(name)).toBe('ARCHIVED');
  });

  test('a session that ran takes the next bid and ends with it', async () => {
    await story.bid('jingmai1', lotOf('running'), 640);
    const { at } = await first<{ at: Date }>(
      'select start_at as at from bidding_session where lot_id = $1 and is_current',
      [lotOf('running')],
    );
    await platform.advance(at.getTime() + 120 * 60_000);
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotOf('running')}/record`);
    expect(verifyRecord(record)).toMatchObject({ faults: [], amountFen: 64_000n, bids: 3 });
  });

  test('a session that was planned begins when it was to', async () => {
    const { at } = await first<{ at: Date }>(
      'select start_at as at from bidding_session where lot_id = $1 and is_current',
      [lotOf('scheduled')],
    );
    await platform.advance(at.getTime() + 1000);
    await story.bid('jingmai1', lotOf('scheduled'), 620);
    await platform.advance(at.getTime() + 120 * 60_000);
    expect(await stateOf('scheduled')).toBe('RESULT_PUBLICITY');
  });

  test('registrations of before are checked, paid for and traded', async () => {
    const lotId = lotOf('listed');
    await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
    await story.qualifyAll();
    const rows = await platform.dataSource.query<{ id: string; login: string }[]>(
      'select r.id, a.login from registration r join account a on a.id = r.account_id where r.lot_id = $1',
      [lotId],
    );
    for (const { id, login } of rows) await story.payDeposit(login, id);
    await story.bothSidesAgree(lotId);
    const startAt = await workingDayAt(platform, '10:00', 4);
    await (await as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
    await platform.advance(Date.parse(startAt) + 1000);
    await story.bid('jingmai1', lotId, 620);
    await platform.advance(Date.parse(startAt) + 120 * 60_000);
    expect(await stateOf('listed')).toBe('RESULT_PUBLICITY');
  });

  test('each of them comes into the archive, and counts with those of before', async () => {
    const names = ['publicity', 'running', 'scheduled', 'listed'];
    for (const name of names) await pastPublicity(story, lotOf(name));
    for (const name of names) {
      await ending.finish(lotOf(name));
      expect(await stateOf(name)).toBe('ARCHIVED');
    }
    const { figures } = await platform.nobody().get<HomeView>('home');
    expect(figures).toMatchObject({ deals: 8 });
    expect(await first('select count from price_median')).toEqual({ count: 8 });
    expect((await leftOf(platform)).held).toEqual(NOTHING.held);
  });
});
