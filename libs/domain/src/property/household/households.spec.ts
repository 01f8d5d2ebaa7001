import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getPropertyType } from '../property-type/index.js';
import { sampleHouseholdRows } from '../../samples/index.js';
import {
  type CellMark,
  type HouseholdColumn,
  type HouseholdRow,
  type ReadHouseholds,
  listsForHouseholds,
  readHouseholds,
  sharesOf,
  splitAmong,
} from './index.js';

const T01 = getPropertyType('T01');
const TODAY = '2026-11-02';
const [first, second, third] = sampleHouseholdRows(3) as [HouseholdRow, HouseholdRow, HouseholdRow];

function with_(row: HouseholdRow, change: Partial<Record<HouseholdColumn, string>>): HouseholdRow {
  return { ...row, cells: { ...row.cells, ...change } };
}

function faultsOf(rows: readonly HouseholdRow[]): string[] {
  const result = readHouseholds(rows, T01, TODAY);
  return Array.isArray(result) ? result.map(({ code, field }) => `${code} ${field}`) : [];
}

/** As a card is written: in groups of four. */
const spaced = (digits: string) => digits.replace(/\d{4}(?=\d)/g, '$& ');

describe('a sheet of households', () => {
  test('of two hundred is read whole', () => {
    const { households, parcels } = readHouseholds(sampleHouseholdRows(200), T01, TODAY) as ReadHouseholds;
    expect(households).toHaveLength(200);
    expect(parcels).toHaveLength(200);
    expect(parcels.map(({ household }) => household)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(households[1]).toMatchObject({
      name: '王占川',
      mu: 60_700n,
      weight: 60_700n,
      rightEndsOn: '2047-12-31',
    });
  });

  test('a household with two parcels is paid once, for both', () => {
    const own = { ...first.cells, code: second.cells.code, mu: '1.5' };
    const { households, parcels } = readHouseholds(
      [first, { row: 3, cells: own }, third],
      T01,
      TODAY,
    ) as ReadHouseholds;
    expect(households.map(({ mu }) => mu)).toEqual([65_000n, 71_400n]);
    expect(parcels.map(({ household }) => household)).toEqual([0, 0, 1]);
  });

  test.each<[string, HouseholdRow[], string[]]>([
    ['without a row', [], ['households.none households']],
    ['of 501 rows', sampleHouseholdRows(501), ['households.too-many households']],
    ['that is right', [first, second], []],
    ['without a name', [with_(first, { name: '' })], ['households.cell-missing rows.2.name']],
    ['without bounds', [with_(first, { east: '', south: '', west: '', north: '' })], []],
    [
      'with a wrong ID number, phone and card in one row',
      [with_(first, { idNumber: '640122195001110011', phone: '123', bankAccount: '6228481000000200001' })],
      [
        'households.cell-bad rows.2.idNumber',
        'households.cell-bad rows.2.phone',
        'households.cell-bad rows.2.bankAccount',
      ],
    ],
    ['without the number of the bank', [with_(first, { bankNo: '' })], []],
    [
      'with a number of the bank that is none',
      [with_(first, { bankNo: '40287100002' })],
      ['households.cell-bad rows.2.bankNo'],
    ],
    [
      'with a card of sixteen digits that fails its check digit',
      [with_(first, { bankAccount: '6222020100001235' })],
      ['households.cell-bad rows.2.bankAccount'],
    ],
    ['with an area of nothing', [with_(first, { mu: '0' })], ['households.cell-bad rows.2.mu']],
    [
      'with a parcel code of 18 digits',
      [with_(first, { code: '640122102208059001' })],
      ['households.cell-bad rows.2.code'],
    ],
    [
      'with a date as people write it',
      [with_(first, { rightEndsOn: '2047/12/31' }), with_(second, { rightEndsOn: '2047年1月5日' })],
      [],
    ],
    [
      'with a date that no calendar has',
      [with_(first, { rightEndsOn: '2047/2/30' })],
      ['households.cell-bad rows.2.rightEndsOn'],
    ],
    [
      'of somebody who is born tomorrow',
      [with_(first, { idNumber: '640122202611030013' })],
      ['households.cell-bad rows.2.idNumber'],
    ],
    [
      'with a household that has not signed',
      [with_(first, { hasMandate: '否' })],
      ['households.not-signed rows.2.hasMandate'],
    ],
    [
      'with a co-holder who has not',
      [with_(first, { hasConsent: '否' })],
      ['households.not-signed rows.2.hasConsent'],
    ],
    ['with 对 for 是', [with_(first, { hasConsent: '对' })], ['households.cell-bad rows.2.hasConsent']],
    [
      'with one parcel twice',
      [first, with_(second, { code: first.cells.code })],
      ['households.parcel-twice rows.3.code'],
    ],
    [
      'with two names for one person',
      [first, with_(second, { ...first.cells, code: second.cells.code, name: '马占山' })],
      ['households.row-differs rows.3.name'],
    ],
    [
      'with one account for two households',
      [first, with_(second, { bankAccount: first.cells.bankAccount })],
      ['households.account-shared rows.3.bankAccount'],
    ],
    [
      'with shares that are the whole',
      [with_(first, { share: '33.3334' }), with_(second, { share: '66.6666' })],
      [],
    ],
    [
      'with shares a ten-thousandth short',
      [with_(first, { share: '33.3333' }), with_(second, { share: '66.6666' })],
      ['households.share-sum rows.share'],
    ],
    [
      'with a share for one only',
      [with_(first, { share: '50' }), second],
      ['households.share-missing rows.3.share'],
    ],
  ])('%s', (_, rows, faults) => expect(faultsOf(rows)).toEqual(faults));

  test.each<[HouseholdColumn, CellMark, string[]]>([
    ['bankAccount', 'NUMBER', ['households.cell-number rows.2.bankAccount']],
    ['idNumber', 'NUMBER', ['households.cell-number rows.2.idNumber']],
    ['contractNo', 'NUMBER', ['households.cell-number rows.2.contractNo']],
    ['code', 'NUMBER', ['households.cell-number rows.2.code']],
    ['phone', 'NUMBER', []],
    ['mu', 'NUMBER', []],
    ['mu', 'DATE', ['households.cell-date rows.2.mu']],
    ['parcelName', 'DATE', ['households.cell-date rows.2.parcelName']],
    ['rightEndsOn', 'DATE', []],
    ['east', 'UNREADABLE', ['households.cell-unreadable rows.2.east']],
    ['bankName', 'COVERED', ['households.cell-covered rows.2.bankName']],
  ])('with a %s that is %s', (column, mark, faults) =>
    expect(faultsOf([{ ...first, marks: { [column]: mark } }, second])).toEqual(faults),
  );

  test('with shares that cannot be read is not shared out by area', () => {
    const unread = (row: HouseholdRow): HouseholdRow => ({ ...row, marks: { share: 'UNREADABLE' } });
    expect(faultsOf([unread(first), unread(second)])).toEqual([
      'households.cell-unreadable rows.2.share',
      'households.cell-unreadable rows.3.share',
    ]);
    expect(faultsOf([with_(first, { share: '50' }), unread(second)])).toEqual([
      'households.cell-unreadable rows.3.share',
    ]);
  });

  test('is read as people mean it', () => {
    const written = with_(first, {
      name: ' 马 占川 ',
      idNumber: '640122 19580918 009x',
      phone: '138-9531-0001',
      bankAccount: spaced(first.cells.bankAccount),
      bankNo: '４０２８ ７１００－００２１',
      mu: '1,005.20',
      share: '100.00%',
    });
    const { households, parcels } = readHouseholds([written], T01, TODAY) as ReadHouseholds;
    expect(households).toMatchObject([
      {
        name: '马占川',
        idNumber: '64012219580918009X',
        phone: '13895310001',
        bankNo: '402871000021',
        mu: 10_052_000n,
        weight: 1_000_000n,
      },
    ]);
    expect(households[0]!.bankAccount).toBe(first.cells.bankAccount);
    expect(parcels[0]!.mu).toBe('1005.20');
  });

  test.each([
    ['of eighty characters outside the first plane', '𬭼'.repeat(80), []],
    ['of eighty-one', '田'.repeat(81), ['households.cell-bad rows.2.parcelName']],
  ])('with a name %s', (_, parcelName, faults) =>
    expect(faultsOf([with_(first, { parcelName })])).toEqual(faults),
  );

  test('every required column missing once', () => {
    const required = (Object.keys(first.cells) as HouseholdColumn[]).filter(
      (column) => !['owner', 'bankNo', 'share', 'east', 'south', 'west', 'north'].includes(column),
    );
    for (const column of required)
      expect(faultsOf([with_(first, { [column]: '' })])).toContain(
        `households.cell-missing rows.2.${column}`,
      );
  });

  test('a parcel of another 发包方 than its contract is refused', () => {
    expect(faultsOf([with_(first, { code: '6401221022080690001' })])).toEqual([
      'households.other-issuer rows.2.code',
    ]);
  });

  describe('with land that the collective has not let out', () => {
    const collective = {
      name: '兰光村股份经济合作社',
      idNumber: 'N2640122MF0123456X',
      phone: '13895310001',
      bankAccount: '6401220100100001',
      bankName: '贺兰农村商业银行立岗支行',
      bankNo: '402871000021',
    };
    const ground = {
      ...second.cells,
      ...{ owner: '集体', name: '', idNumber: '', phone: '', bankAccount: '', bankName: '' },
      ...{ contractNo: '', rightEndsOn: '', hasConsent: '', hasMandate: '', mu: '3.5' },
    };

    test('it is paid like a household of its own', () => {
      const read = readHouseholds([first, { row: 3, cells: ground }], T01, TODAY, collective);
      expect(read).toMatchObject({
        households: [
          { name: first.cells.name, isCollective: false, mu: 50_000n, weight: 50_000n },
          {
            ...collective,
            isCollective: true,
            contractNo: '',
            rightEndsOn: null,
            mu: 35_000n,
            weight: 35_000n,
          },
        ],
        parcels: [{ household: 0 }, { household: 1 }],
      });
    });

    test('without a collective that is registered nobody knows whom to pay', () =>
      expect(faultsOf([first, { row: 3, cells: ground }])).toEqual([
        'households.no-collective rows.3.owner',
      ]));

    test('a third word is refused', () =>
      expect(faultsOf([with_(first, { owner: '国家' })])).toEqual(['households.cell-bad rows.2.owner']));
  });

  test('faults of two hundred rows come in one reply', () => {
    const rows = sampleHouseholdRows(200).map((row) => with_(row, { phone: 'x' }));
    expect(faultsOf(rows)).toHaveLength(200);
  });
});

test.each([
  ['T01', 'COLLECTIVE', true],
  ['T01', 'VILLAGE_COMMITTEE', true],
  ['T01', 'FARMER_HOUSEHOLD', false],
  ['T01', 'ENTERPRISE', false],
  ['T02', 'COLLECTIVE', false],
] as const)('%s listed by %s is for many households: %s', (code, kind, expected) =>
  expect(listsForHouseholds(getPropertyType(code), kind)).toBe(expected),
);

test('whatever is paid, the households get all of it, each its part to the fen', () => {
  const weights = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), weights, (amount, all) => {
      const households = all.map((weight) => ({ weight }));
      const parts = splitAmong(amount, households);
      const sum = all.reduce((a, b) => a + b, 0n);
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount);
      parts.forEach((part, index) => {
        const exact = amount * all[index]!;
        expect(part * sum > exact - sum && part * sum < exact + sum).toBe(true);
      });
      expect(sharesOf(households).reduce((a, b) => a + b, 0n)).toBe(10_000n);
    }),
  );
});
