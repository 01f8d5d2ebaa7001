import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReserveView, TradingPlanView } from '@helan/contracts';
import { verifyFiles } from '../../../../../../tools/proof/verify-file.js';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import type { Sealers } from '../../../../../../tools/deal/sealers.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { lastNotice } from '../../../testing/notices.js';
import type { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';

let platform: TestPlatform;
let lots: SealedLots;
let story: Story;
let sealers: Sealers;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  ({ story, sealers } = lots);
  await sealers.makeOwnKeys(...HOLDERS);
}, 60_000);
afterAll(() => platform.close());

const HOUR = 3_600_000;
const plan = async (lotId: string) =>
  (await (await platform.as('zuzhi')).get<TradingPlanView>(`lots/${lotId}/trading`)).earliestStartAt!;
const open = async (lotId: string, startAt: string) =>
  (await platform.as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
const asked = async (lotId: string) =>
  (await (await platform.as('nonghu')).get<{ reserve: ReserveView | null }>(`lots/${lotId}/reserve`)).reserve;

describe('a notice announces a reserve', () => {
  let late: string;
  let never: string;
  let startAt: string;

  beforeAll(async () => {
    [late, never] = (await lots.admitted([{ hasReserve: true }, { hasReserve: true }])) as [string, string];
  }, 120_000);

  test('its session is planned so that the reserve can still be entered, an hour before', async () => {
    const host = await platform.as('zuzhi');
    const nine = await plan(late);
    await platform.advance(nine);
    startAt = await plan(late);
    expect(Date.parse(startAt) - Date.parse(nine)).toBeGreaterThanOrEqual(1.5 * HOUR);
    const soon = new Date(Date.parse(nine) + HOUR / 2).toISOString();
    expect(await host.refused('post', `lots/${late}/trading`, { startAt: soon })).toMatchObject({
      status: 422,
      code: 'trading.too-early',
    });
    await open(late, startAt);
    await open(never, startAt);
    expect((await asked(late))!.dueAt).toBe(new Date(Date.parse(startAt) - HOUR).toISOString());
  });

  test('without it the session does not open: the lot waits, and nobody lets it go on by his word', async () => {
    await platform.advance(Date.parse(startAt) - HOUR - 1000);
    expect(await story.state(late)).toBe('TRADING');
    await platform.advance(Date.parse(startAt) - HOUR + 1000);
    expect((await lots.room(late)).state).toBe('CANCELLED');
    expect(await story.state(late)).toBe('SUSPENDED');
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', `lots/${late}/resumption`, { reason: '接着办' })).toMatchObject({
      status: 409,
      code: 'suspension.reserve-first',
    });
    expect(
      await head.refused('post', `lots/${never}/suspension`, { reason: 'RESERVE_MISSING', note: '试试' }),
    ).toMatchObject({ status: 422 });
  });

  test('entered after all, the lot goes on and its session is planned again', async () => {
    await sealers.reserve('nonghu', late, 64_000n);
    expect(await story.state(late)).toBe('TRADING');
    expect(await asked(late)).toBeNull();
    const again = await plan(late);
    await open(late, again);
    await platform.advance(Date.parse(again) + 1000);
    expect((await lots.room(late)).state).toBe('FREE');
  });

  test('never entered, it is the transferor who has broken his word; everybody has his deposit back', async () => {
    const rows: { ends_at: string }[] = await platform.dataSource.query(
      "select suspension->>'endsAt' as ends_at from lot where id = $1",
      [never],
    );
    const endsAt = Date.parse(rows[0]!.ends_at);
    const days = (endsAt - (Date.parse(startAt) - HOUR)) / (24 * HOUR);
    expect(days).toBeGreaterThan(2);
    expect(days).toBeLessThan(7);
    await platform.advance(endsAt + 1000);
    expect(await story.state(never)).toBe('TERMINATED');
    const events: object[] = await platform.dataSource.query(
      'select ground, side, owed_fen from credit_event where lot_id = $1',
      [never],
    );
    // Three deposits of 7,440.00, and as much again to each by the notice.
    expect(events).toEqual([{ ground: 'NO_RESERVE', side: 'TRANSFEROR', owed_fen: '2232000' }]);
    const { details } = await lastNotice(platform, never);
    expect(details).toContainEqual({ label: '转出方另付', value: '按公告向各竞买人另付，共 ¥22,320.00' });
    const deposits: { state: string }[] = await platform.dataSource.query(
      'select distinct state from deposit where lot_id = $1',
      [never],
    );
    expect(deposits).toEqual([{ state: 'REFUND_DUE' }]);
  });
});

describe('a reserve that was not met', () => {
  let lotId: string;
  beforeAll(async () => {
    [lotId] = (await lots.admitted([{ hasReserve: true }])) as [string];
    await sealers.reserve('nonghu', lotId, 66_600n);
    await lots.begin(lotId);
    await story.bid('jingmai1', lotId, 645);
    await lots.end();
  }, 120_000);

  test('is nowhere in the record, whose check says that it could not compare', async () => {
    const supervisor = await platform.as('jianguan');
    const route = `lots/${lotId}/reserve/opening`;
    expect(await supervisor.refused('post', route, { reason: '核对' })).toMatchObject({
      code: 'sealing.reserve-closed',
    });
    await sealers.open(lotId, 'fuzeren', 'jianguan');
    expect(await story.state(lotId)).toBe('FAILED');
    const record = await lots.record(lotId);
    expect(record.log.map(({ kind }) => kind)).not.toContain('RESERVE');
    expect(JSON.stringify(record)).not.toContain('66600');
    const played = verifyRecord(record);
    expect(played).toMatchObject({ faults: [], winner: null, amountFen: null });
    expect(played.notCompared[0]).toContain(record.terms.reserveHash);
    const [verdict] = verifyFiles([Buffer.from(JSON.stringify(record))]);
    expect(verdict!.lines.join()).toContain('这里核对不了，由监管人员核对');
  });

  test('is opened by the supervisor alone, who says why and is written down', async () => {
    const route = `lots/${lotId}/reserve/opening`;
    for (const login of ['fuzeren', 'zuzhi', 'nonghu', 'jingmai1'])
      expect(await (await platform.as(login)).refused('post', route, { reason: '看看' })).toMatchObject({
        status: 403,
      });
    const supervisor = await platform.as('jianguan');
    expect(await supervisor.refused('post', route, { reason: '' })).toMatchObject({ status: 422 });
    expect(await supervisor.post(route, { reason: '竞买人投诉，核对保留价' })).toEqual({
      amountFen: '66600',
      unit: '元/亩/年',
    });
    const rows: object[] = await platform.dataSource.query(
      'select reason from reserve_access where lot_id = $1',
      [lotId],
    );
    expect(rows).toEqual([{ reason: '竞买人投诉，核对保留价' }]);
  });
});

test('a lot that is bid for since its notice opens with its reserve, not before', async () => {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC', hasReserve: true } });
  expect(await platform.nobody().refused('get', `lots/${lotId}/room`)).toMatchObject({ status: 404 });
  await sealers.reserve('nonghu', lotId, 64_000n);
  expect(await asked(lotId)).toBeNull();
  await platform.advance((await platform.time()) + 1000);
  expect(await lots.room(lotId)).toMatchObject({ state: 'FREE' });
  const [terms]: { hash: string | null }[] = await platform.dataSource.query(
    "select terms->>'reserveHash' as hash from bidding_session where lot_id = $1",
    [lotId],
  );
  expect(terms!.hash).toMatch(/^[0-9a-f]{64}$/);
});
