import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TradingChoice } from '@helan/domain';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import type { Sealers } from '../../../../../../tools/deal/sealers.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { verdictBesideNotice } from '../../../testing/verdicts.js';
import type { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';

/* One applicant alone, and a reserve was announced. */

let platform: TestPlatform;
let lots: SealedLots;
let story: Story;
let sealers: Sealers;

/** Admitted alone; both sides have said that they go on. 640 yuan is what he would pay, 620 what is asked. */
const alone: { lotId: string; id: string }[] = [];

beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  ({ story, sealers } = lots);
  await sealers.makeOwnKeys(...HOLDERS);
  let last = 0;
  const written = { mode: 'SEALED_ONE', writtenRounds: 2, hasReserve: true } as const;
  for (const trading of [...Array(4).fill({ hasReserve: true }), written] as TradingChoice[]) {
    const { lotId, endsAt } = await story.listed({ extensionCycles: 0, trading });
    alone.push({ lotId, id: await story.register('jingmai1', lotId, { quoteYuan: '640' }) });
    last = endsAt.getTime();
  }
  await platform.advance(last + 1000);
  await story.qualifyAll();
  for (const { lotId, id } of alone) {
    await story.payDeposit('jingmai1', id);
    await story.bothSidesAgree(lotId);
  }
}, 120_000);
afterAll(() => platform.close());

async function withReserve(number: number, reserveFen: bigint): Promise<{ lotId: string; id: string }> {
  await sealers.reserve('nonghu', alone[number]!.lotId, reserveFen);
  return alone[number]!;
}
const agree = async (lotId: string) => (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
const deals = (lotId: string): Promise<object[]> =>
  platform.dataSource.query('select manner, unit_price_fen from deal where lot_id = $1', [lotId]);

test('not met: two open it, nothing is agreed, the lot fails and the reserve stays closed', async () => {
  const { lotId } = await withReserve(0, 64_001n);
  await agree(lotId);
  expect(await deals(lotId)).toEqual([]);
  expect(await lots.room(lotId)).toMatchObject({ state: 'OPENING' });
  await sealers.open(lotId, 'fuzeren', 'jianguan');
  expect(await story.state(lotId)).toBe('FAILED');
  expect(await deals(lotId)).toEqual([]);
  const record = await lots.record(lotId);
  expect(record.log.map(({ kind }) => kind)).toEqual(['SEAT', 'OPENED', 'END']);
  expect(JSON.stringify(record)).not.toContain('64001');
  expect(verifyRecord(record)).toMatchObject({ faults: [], winner: null, amountFen: null });
  expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
});

test('met: it is agreed at what he would pay, and the record shows the reserve', async () => {
  const { lotId, id } = await withReserve(1, 64_000n);
  await agree(lotId);
  await sealers.open(lotId, 'fuzeren', 'nonghu');
  expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  expect(await deals(lotId)).toEqual([{ manner: 'AGREEMENT', unit_price_fen: '64000' }]);
  const record = await lots.record(lotId);
  expect(record.log.map(({ kind }) => kind)).toEqual(['SEAT', 'OPENED', 'RESERVE', 'END']);
  expect(verifyRecord(record)).toMatchObject({ faults: [], amountFen: 64_000n });
  expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
  const cheaper = { ...record, terms: { ...record.terms, agreedFen: '59999' } };
  expect(verifyRecord(cheaper).faults.join()).toContain('协议的价不如挂牌价');
  const own = await (await platform.as('jingmai1')).get<{ state: string }>(`my/registrations/${id}`);
  expect(own.state).toBe('WON');
});

test('met where offers would have been written in rounds: no round is held', async () => {
  const { lotId } = await withReserve(4, 64_000n);
  await agree(lotId);
  await sealers.open(lotId, 'fuzeren', 'jianguan');
  expect(await deals(lotId)).toEqual([{ manner: 'AGREEMENT', unit_price_fen: '64000' }]);
  const record = await lots.record(lotId);
  expect(record.log.map(({ kind }) => kind)).toEqual(['SEAT', 'OPENED', 'RESERVE', 'END']);
  expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
});

test('never entered: the lot waits for it, takes it, and is agreed on then', async () => {
  const { lotId } = alone[2]!;
  await agree(lotId);
  expect(await story.state(lotId)).toBe('SUSPENDED');
  expect(await deals(lotId)).toEqual([]);
  await sealers.reserve('nonghu', lotId, 60_000n);
  expect(await story.state(lotId)).toBe('REG_CLOSED');
  await agree(lotId);
  await sealers.open(lotId, 'jianguan', 'nonghu');
  expect(await deals(lotId)).toEqual([{ manner: 'AGREEMENT', unit_price_fen: '64000' }]);
});

test('never entered at all, it is the transferor who has broken his word', async () => {
  const { lotId } = alone[3]!;
  await agree(lotId);
  await story.advancePast(
    "select (suspension->>'endsAt')::timestamptz + interval '1 second' as at from lot where id = $1",
    lotId,
  );
  expect(await story.state(lotId)).toBe('TERMINATED');
  expect(await deals(lotId)).toEqual([]);
});
