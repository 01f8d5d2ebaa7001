import { expect, test } from '@jest/globals';
import { type OpenClaim, type StrayReceipt, candidatesFor } from './index.js';

const claim: OpenClaim = {
  subAccount: '6401220001000000017',
  payerName: '立岗镇惠泽种植专业合作社',
  amountFen: 744_000n,
};
const stray: StrayReceipt = { subAccount: '1', payerName: '路过的人', amountFen: 1n };

test.each<[string, Partial<StrayReceipt>, string[] | undefined]>([
  ['nothing fits', {}, undefined],
  ['the amount alone, which many owe', { amountFen: 744_000n }, undefined],
  ['the payer', { payerName: '立岗镇惠泽种植专业合作社' }, ['PAYER']],
  [
    'the payer and the amount',
    { payerName: '立岗镇惠泽种植专业合作社', amountFen: 744_000n },
    ['PAYER', 'AMOUNT'],
  ],
  ['the payer cut short', { payerName: '立岗镇惠泽种植专业合作' }, ['PAYER_CLOSE']],
  ['a digit that is another', { subAccount: '6401220001000000018' }, ['ACCOUNT_CLOSE']],
  ['two digits turned', { subAccount: '6401220001000000071' }, ['ACCOUNT_CLOSE']],
  ['a digit left out', { subAccount: '640122000100000017' }, ['ACCOUNT_CLOSE']],
  ['two digits that are others', { subAccount: '6401220001000000028' }, undefined],
  ['no sub-account at all', { subAccount: '' }, undefined],
])('%s', (_, change, reasons) =>
  expect(candidatesFor({ ...stray, ...change }, [claim])[0]?.reasons).toEqual(reasons),
);

test('the most reasons come first, and no more than ten are named', () => {
  const claims = Array.from({ length: 12 }, (_, n) => ({
    ...claim,
    subAccount: `64012200010${n + 10}`,
    amountFen: BigInt(n),
  }));
  const found = candidatesFor({ ...stray, payerName: claim.payerName, amountFen: 11n }, claims);
  expect(found).toHaveLength(10);
  expect(found[0]).toMatchObject({ claim: { amountFen: 11n }, reasons: ['PAYER', 'AMOUNT'] });
});
