import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { findOrderId } from '@helan/domain';
import iconv from 'iconv-lite';
import checkMessage from './check-message.work.js';
import { paymentMessage, paymentTable } from './index.js';

const xsd = fs.readFileSync('apps/api/data/bank/pain.001.001.10.xsd', 'utf8');
const payments = [
  {
    orderId: '0b5f1d3e-91c4-4a5e-8a44-0b6a5a6f7c10',
    payeeName: '马𬭼㛃',
    payeeAccount: '6217000010001234567',
    payeeBankNo: '402871000021',
    amountFen: 1_234_567n,
    purpose: '退保证金',
  },
  {
    orderId: '0b5f1d3e-91c4-4a5e-8a44-0b6a5a6f7c11',
    payeeName: '=A&B <合作社>',
    payeeAccount: '29010201040002',
    payeeBankNo: null,
    amountFen: 5n,
    purpose: '拨付价款',
  },
];
const message = paymentMessage({
  batchId: '11111111-2222-4333-8444-555555555555',
  at: '2026-11-28T09:00:00.000Z',
  day: '2026-11-28',
  payer: {
    ...{ accountNo: '6401220001000001', accountName: '中心（保证金专户）', bankName: '某银行' },
    ...{ bankNo: '313871000007', orderForm: 'PAIN', columns: null },
  },
  payments,
});

test('a batch as a message that keeps to its schema', () => {
  expect(checkMessage({ text: message, xsd })).toBeNull();
  expect(message).toContain('<NbOfTxs>2</NbOfTxs><CtrlSum>12345.72</CtrlSum>');
  expect(message).toContain('<InstdAmt Ccy="CNY">12345.67</InstdAmt>');
  expect(message).toContain('<Nm>=A&amp;B &lt;合作社&gt;</Nm>');
  // Of whom nobody knows the bank's number the bank finds it by the account.
  expect(message.match(/<CdtrAgt>.*?<\/CdtrAgt>/g)).toEqual([
    '<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>402871000021</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>',
  ]);
  const [mark] = /(?<=<EndToEndId>)[^<]+/.exec(message)!;
  expect(findOrderId(mark)).toBe(payments[0]!.orderId);
});

test('a message that does not is refused by it', () => {
  expect(checkMessage({ text: message.replace('>2026-11-28<', '>28.11.2026<'), xsd })).toContain('Dt');
});

test('a batch as a table, without a formula and with every character', () => {
  const text = iconv.decode(paymentTable(payments), 'gb18030');
  expect(text.split('\r\n')).toEqual([
    '序号,收款人户名,收款人账号,收款行行号,金额,用途,付款指令号',
    '1,马𬭼㛃,6217000010001234567,402871000021,12345.67,退保证金,0B5F1D3E91C44A5E8A440B6A5A6F7C10',
    "2,'=A&B <合作社>,29010201040002,,0.05,拨付价款,0B5F1D3E91C44A5E8A440B6A5A6F7C11",
    '',
  ]);
});

test('a table under the titles of its bank, and the usual one where it has none of its own', () => {
  const text = iconv.decode(paymentTable(payments, { payeeName: '户名', payeeBankNo: '联行号' }), 'gb18030');
  expect(text.split('\r\n')[0]).toBe('序号,户名,收款人账号,联行号,金额,用途,付款指令号');
});
