import { describe, expect, test } from '@jest/globals';
import { priceUnit } from '../price/index.js';
import { type StatedBond, bondFen, bondInWords, refuseBond } from './bond-terms.js';

/** 93.00 亩 at 800.00 元 a year: 74,400.00 元 the first year. */
const yearly = {
  unitPriceFen: 80_000n,
  unit: priceUnit('元/亩/年'),
  quantity: 930_000n,
  term: { from: '2027-01-16', to: '2030-01-15' },
};
const outright = { unitPriceFen: 100n, unit: priceUnit('元'), quantity: 10_000n };

describe('what a transferee is to leave with the center beside the price', () => {
  test.each<[string, StatedBond, typeof yearly | typeof outright | undefined, readonly string[]]>([
    ['nothing', {}, yearly, []],
    ['a year’s rent', { bondKind: 'RISK_DEPOSIT', bondYuan: '74400.00' }, yearly, []],
    ['a fen more', { bondKind: 'RISK_DEPOSIT', bondYuan: '74400.01' }, yearly, ['bond.too-much bondYuan']],
    ['a fen more as bond', { bondKind: 'BOND', bondYuan: '74400.01' }, yearly, ['bond.too-much bondYuan']],
    ['no amount', { bondKind: 'BOND' }, yearly, ['application.missing-field bondYuan']],
    ['no kind', { bondYuan: '100' }, yearly, ['application.missing-field bondKind']],
    ['nought', { bondKind: 'BOND', bondYuan: '0' }, yearly, ['price.zero bondYuan']],
    ['no number', { bondKind: 'BOND', bondYuan: '一点' }, yearly, ['money.not-whole-fen bondYuan']],
    ['of what passes for good', { bondKind: 'BOND', bondYuan: '1' }, outright, ['bond.no-term bondKind']],
    [
      'a second one',
      { bondKind: 'BOND', bondYuan: '1', depositUse: 'BOND' },
      yearly,
      ['bond.twice bondKind'],
    ],
    ['beside a deposit', { bondKind: 'BOND', bondYuan: '1', depositUse: 'RETURN' }, yearly, []],
    ['before the price is known', { bondKind: 'BOND', bondYuan: '999999999' }, undefined, []],
  ])('%s', (_, stated, price, faults) =>
    expect(
      refuseBond(stated, price, { isBuying: false }).map(({ code, field }) => `${code} ${field}`),
    ).toEqual(faults),
  );

  test('not of a purchase, which is paid past the center', () =>
    expect(
      refuseBond({ bondKind: 'BOND', bondYuan: '1' }, yearly, { isBuying: true }).map(({ code }) => code),
    ).toEqual(['bond.no-term']));

  test('is read and said as it was typed', () => {
    expect(bondFen({ kind: 'BOND', yuan: '12,000.50' })).toBe(1_200_050n);
    expect(bondFen(undefined)).toBe(0n);
    expect(bondInWords(undefined)).toBe('');
    expect(bondInWords({ kind: 'RISK_DEPOSIT', yuan: '12000' })).toBe(
      '；另交风险保障金 12,000.00 元，和第一期价款一起付，由中心保管，合同结束后没有要扣的，退回付款的账户',
    );
  });
});
