import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BidRecordView, type NoticeView, lotPriceInWords } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { lastNotice } from '../../testing/notices.js';
import { saidIn } from '../../testing/printed.js';
import { type Settled, firstNotice, settledTogether } from '../../testing/side-by-side.js';
import { ownSubject } from '../../testing/story-samples.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const parcelsOf = (typeCode: string, mu: string): Application => {
  const [parcel] = ownSubject(typeCode, {}).parcels!;
  return { parcels: [{ ...parcel!, mu }] };
};

const { attributes: herd } = ownSubject('T12', {});
const timber: Application = {
  title: '杨树原木',
  quantity: '800000',
  quantityUnit: 'm³',
  attributes: { ...herd, livingKind: 'TREE', byWeight: 'NO' },
};

interface Lot {
  readonly is: Application;
  /** 元/年 where nothing is said. */
  readonly unit?: '元' | '元/m³';
  readonly startYuan: string;
  readonly stepYuan: string;
  readonly depositYuan: string;
  readonly startFen: string;
  readonly wonFen: string;
  /** Each payment, where it is not the price of a year. */
  readonly paysFen?: string;
  readonly totalFen: string;
  readonly startInWords: string;
  readonly won: string;
  readonly total: string;
}

/**
 * Each type that has an area, priced whole each year. Typed by hand: one step is won; years are those of the samples'
 * terms (T01 8, T02 3, T03 10, T04 15, T05 5, T11 5, T13 5); the other figure is price over area, half up. Then what
 * is priced once: a lease, and timber by the m³ in four decimals.
 */
const LOTS: readonly (readonly [string, Lot])[] = [
  [
    'T01',
    {
      // 86,000 ÷ 57.3 = 1,500.873; 86,500 ÷ 57.3 = 1,509.599; × 8.
      is: parcelsOf('T01', '57.3'),
      startYuan: '86000',
      stepYuan: '500',
      depositYuan: '8600',
      startFen: '8600000',
      wonFen: '8650000',
      totalFen: '69200000',
      startInWords: '86,000.00 元/年（约 1,500.87 元/亩/年）',
      won: '86,500.00元/年（约1,509.60元/亩/年）',
      total: '692,000.00',
    },
  ],
  [
    'T02',
    {
      // 370 ÷ 7 = 52.857; 380 ÷ 7 = 54.286; × 3.
      is: parcelsOf('T02', '7'),
      startYuan: '370',
      stepYuan: '10',
      depositYuan: '37',
      startFen: '37000',
      wonFen: '38000',
      totalFen: '114000',
      startInWords: '370.00 元/年（约 52.86 元/亩/年）',
      won: '380.00元/年（约54.29元/亩/年）',
      total: '1,140.00',
    },
  ],
  [
    'T03',
    {
      // 20,000 ÷ 33.7 = 593.472; 20,100 ÷ 33.7 = 596.439; × 10.
      is: parcelsOf('T03', '33.7'),
      startYuan: '20000',
      stepYuan: '100',
      depositYuan: '2000',
      startFen: '2000000',
      wonFen: '2010000',
      totalFen: '20100000',
      startInWords: '20,000.00 元/年（约 593.47 元/亩/年）',
      won: '20,100.00元/年（约596.44元/亩/年）',
      total: '201,000.00',
    },
  ],
  [
    'T04',
    {
      // 12,345.67 ÷ 211.3 = 58.4272; 12,345.78 ÷ 211.3 = 58.4277; × 15.
      is: parcelsOf('T04', '211.3'),
      startYuan: '12345.67',
      stepYuan: '0.11',
      depositYuan: '1234.56',
      startFen: '1234567',
      wonFen: '1234578',
      totalFen: '18518670',
      startInWords: '12,345.67 元/年（约 58.43 元/亩/年）',
      won: '12,345.78元/年（约58.43元/亩/年）',
      total: '185,186.70',
    },
  ],
  [
    'T05',
    {
      // 96,000.01 and 96,000.02 ÷ 1,200 = 80.0000; × 5.
      is: { quantity: '1200', quantityUnit: 'm²' },
      startYuan: '96000.01',
      stepYuan: '0.01',
      depositYuan: '9600',
      startFen: '9600001',
      wonFen: '9600002',
      totalFen: '48000010',
      startInWords: '96,000.01 元/年（约 80.00 元/m²/年）',
      won: '96,000.02元/年（约80.00元/m²/年）',
      total: '480,000.10',
    },
  ],
  [
    'T11',
    {
      // 41,000 ÷ 45.7 = 897.155; 41,050 ÷ 45.7 = 898.249; × 5.
      is: parcelsOf('T11', '45.7'),
      startYuan: '41000',
      stepYuan: '50',
      depositYuan: '4100',
      startFen: '4100000',
      wonFen: '4105000',
      totalFen: '20525000',
      startInWords: '41,000.00 元/年（约 897.16 元/亩/年）',
      won: '41,050.00元/年（约898.25元/亩/年）',
      total: '205,250.00',
    },
  ],
  [
    'T13',
    {
      // 50,000.01 ÷ 7.3 = 6,849.3164; 50,000.03 ÷ 7.3 = 6,849.3192; × 5.
      is: { quantity: '7.3', quantityUnit: '亩' },
      startYuan: '50000.01',
      stepYuan: '0.02',
      depositYuan: '5000',
      startFen: '5000001',
      wonFen: '5000003',
      totalFen: '25000015',
      startInWords: '50,000.01 元/年（约 6,849.32 元/亩/年）',
      won: '50,000.03元/年（约6,849.32元/亩/年）',
      total: '250,000.15',
    },
  ],
  [
    'T01',
    {
      // 370 and 380 for all eight years; ÷ 7.
      is: parcelsOf('T01', '7'),
      unit: '元',
      startYuan: '370',
      stepYuan: '10',
      depositYuan: '37',
      startFen: '37000',
      wonFen: '38000',
      totalFen: '38000',
      startInWords: '370.00 元（约 52.86 元/亩）',
      won: '380.00元（约54.29元/亩）',
      total: '380.00',
    },
  ],
  [
    'T12',
    {
      // 0.62 × 800,000.
      is: timber,
      unit: '元/m³',
      startYuan: '0.615',
      stepYuan: '0.005',
      depositYuan: '1000',
      startFen: '6150',
      wonFen: '6200',
      paysFen: '49600000',
      totalFen: '49600000',
      startInWords: '0.6150 元/m³',
      won: '0.6200元/m³',
      total: '496,000.00',
    },
  ],
];

let platform: TestPlatform;
let story: Story;
let settled: Settled[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  settled = await settledTogether(
    story,
    LOTS.map(([typeCode, { is, unit, startYuan, stepYuan, depositYuan, startFen, wonFen }]) => ({
      typeCode,
      change: {
        priceUnit: unit ?? '元/年',
        payment: unit ? 'ONCE' : 'YEARLY',
        startPriceYuan: startYuan,
        stepYuan,
        depositYuan,
        ...is,
      },
      bids: [BigInt(startFen), BigInt(wonFen)],
    })),
  );
}, 300_000);
afterAll(() => platform.close());

const file = async (login: string, route: string) =>
  saidIn((await (await platform.as(login)).request('get', route)).body as Buffer);

/** Source: rules §21 A1. */
describe.each(LOTS.map(([typeCode, lot], index) => ({ typeCode, lot, index })))(
  'a price of $lot.won in $typeCode',
  ({ lot, index }) => {
    test('stands in the notice as it was stated', async () => {
      const notice = await firstNotice(story, settled[index]!.lotId);
      expect(notice).toMatchObject({ priceUnit: lot.unit ?? '元/年', startPriceFen: lot.startFen });
      expect(lotPriceInWords(notice.terms.price, BigInt(notice.startPriceFen))).toBe(lot.startInWords);
    });

    test('is bid for by its own steps, and the record stands', async () => {
      const { lotId } = settled[index]!;
      const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
      expect(record.terms.rules).toMatchObject({ startPriceFen: lot.startFen });
      expect(verifyRecord(record)).toMatchObject({ faults: [], amountFen: BigInt(lot.wonFen) });
    });

    test('is what the result says', async () => {
      const { result, details }: NoticeView = await lastNotice(platform, settled[index]!.lotId);
      expect(result).toMatchObject({ unitPriceFen: lot.wonFen, totalFen: lot.totalFen });
      expect(details.find(({ label }) => label === '成交单价')?.value.replaceAll(' ', '')).toBe(lot.won);
    });

    test('is in the contract, and so is each payment', async () => {
      const { lister, contract } = settled[index]!;
      expect(contract.totalFen).toBe(lot.totalFen);
      const pays = lot.paysFen ?? lot.wonFen;
      expect(new Set(contract.payments.map(({ amountFen }) => amountFen))).toEqual(new Set([pays]));
      const said = await file(lister, `contracts/${contract.id}/file`);
      expect(said).toContain(`成交单价${lot.won}`);
      expect(said).toContain(lot.total);
    });

    test('is settled to the fen', async () => {
      const { lotId, lister } = settled[index]!;
      expect(await story.state(lotId)).toBe('SETTLED');
      const rows = await platform.dataSource.query(
        `select amount_fen, paid_fen, paid_out_fen from payment_row
         where contract_id = (select id from contract where lot_id = $1) and seq = 1`,
        [lotId],
      );
      const pays = lot.paysFen ?? lot.wonFen;
      expect(rows).toEqual([{ amount_fen: pays, paid_fen: pays, paid_out_fen: pays }]);
      expect(await file(lister, `lots/${lotId}/settlement/sheet`)).toContain(lot.total);
    });
  },
);
