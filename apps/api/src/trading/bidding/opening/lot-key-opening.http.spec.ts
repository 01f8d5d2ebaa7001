import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OwnOpeningView, ReserveView } from '@helan/contracts';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import { LotKeys } from '../../../testing/lot-keys.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { TestPlatform } from '../../../testing/test-platform.js';

let platform: TestPlatform;
let lots: SealedLots;
let keys: LotKeys;
let equal: string;
let reserved: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  keys = new LotKeys(lots);
  await lots.sealers.makeOwnKeys(...HOLDERS);
  [equal, reserved] = (await lots.admitted([{ mode: 'SEALED_ONE' }, { hasReserve: true }], (lotId) =>
    keys.give(lotId, 2),
  )) as [string, string];
}, 90_000);
afterAll(() => platform.close());

describe('a lot whose notice froze a key of its own ends by the way it began', () => {
  test('what is sealed is sealed for that key, the reserve as well', async () => {
    const lister = await platform.as('nonghu');
    const { reserve } = await lister.get<{ reserve: ReserveView }>(`lots/${reserved}/reserve`);
    expect(reserve.sealing).toHaveProperty('publicKeys');
    await lots.sealers.reserve('nonghu', reserved, 64_000n);
    await lots.begin(equal, reserved);
    expect((await lots.room(equal)).sealing).toHaveProperty('publicKeys.length', 2);
    for (const login of ['jingmai1', 'jingmai2']) await lots.sealers.bid(login, equal, 65_000n);
    await lots.sealers.bid('jingmai3', equal, 'nonsense');
    await lots.story.bid('jingmai1', reserved, 645);
    await lots.end();
    const bids = await platform.dataSource.query<{ envelope: string }[]>(
      `select l.envelope from session_line l join bidding_session s on s.id = l.session_id
       where s.lot_id = $1 and l.kind = 'SEALED'`,
      [equal],
    );
    expect(bids.map(({ envelope }) => envelope.slice(0, 2))).toEqual(['1.', '1.', '1.']);
  });

  test('one holder opens nothing, a wrong share is told; shares of envelopes are not asked for', async () => {
    const head = await platform.as('fuzeren');
    const share = await keys.share('fuzeren', equal);
    expect(await head.refused('post', `lots/${equal}/opening/lot-key`, { share: 'AAAA' })).toMatchObject({
      code: 'sealing.bad-share',
    });
    const stranger = await platform.as('jingmai1');
    expect((await stranger.refused('post', `lots/${equal}/opening/lot-key`, { share })).status).toBe(404);
    const shares = { shares: [{ seq: 4 }] };
    expect((await head.refused('post', `lots/${equal}/opening`, shares)).status).toBe(404);
    expect(await head.get<OwnOpeningView[]>('my/openings')).toHaveLength(2);
    await keys.open(equal, 'fuzeren');
    await keys.open(equal, 'fuzeren');
    expect(await head.get<OwnOpeningView[]>('my/openings')).toHaveLength(1);
    expect((await lots.opening('jianguan', equal)).parts.map(({ hasOpened }) => hasOpened)).toEqual([
      true,
      false,
      false,
    ]);
    expect((await lots.room(equal)).state).toBe('OPENING');
  });

  test('two open it, equals bid once more for its second key, and its record stands by its own rule', async () => {
    await keys.open(equal, 'nonghu');
    expect(await lots.room(equal)).toMatchObject({ state: 'PAUSED', round: 2, awaitsRound: true });
    await lots.beginRound(equal);
    expect((await lots.seat('jingmai3', equal)).envelopeFault).toMatchObject({ code: 'bid.unreadable' });
    await lots.sealers.bid('jingmai1', equal, 66_000n);
    await lots.end(11);
    await keys.open(equal, 'jianguan', 'nonghu');
    const record = await lots.record(equal);
    const opened = record.log.filter(({ kind }) => kind === 'OPENED').map(({ value }) => JSON.parse(value));
    expect(opened.map((facts) => Object.keys(facts))).toEqual(
      Array(2).fill(['by', 'prices', 'privateKey', 'reserve', 'round']),
    );
    for (const { prices } of opened)
      for (const price of prices) expect(Object.keys(price)).toEqual(['amountFen', 'seq']);
    expect(verifyRecord(record)).toMatchObject({
      faults: [],
      winner: await lots.paddleOf('jingmai1', equal),
      amountFen: 66_000n,
      voids: [{ reason: 'bid.unreadable' }],
    });
  });

  test('its reserve is opened with it', async () => {
    await keys.open(reserved, 'fuzeren', 'jianguan');
    expect(verifyRecord(await lots.record(reserved))).toMatchObject({ faults: [], amountFen: 64_500n });
    expect(await lots.story.state(reserved)).toBe('RESULT_PUBLICITY');
  });
});

test('a lot that seals for its holders has no key to open', async () => {
  const [lotId] = (await lots.admitted([{ mode: 'SEALED_ONE' }])) as [string];
  await lots.begin(lotId);
  await lots.sealers.bid('jingmai1', lotId, 64_000n);
  await lots.end();
  const head = await platform.as('fuzeren');
  expect((await head.refused('post', `lots/${lotId}/opening/lot-key`, { share: 'AAAA' })).status).toBe(404);
});
