import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OldDatabase } from '../../testing/old-database.js';

const AT = '2026-11-02T01:00:00Z';
const NOBODY = '00000000-0000-4000-8000-000000000001';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

let old: OldDatabase;

async function receipt(number: number, flowNo: string): Promise<void> {
  await old.put('bank_receipt', {
    id: id(number),
    bank: 'PRICE_BANK',
    flow_no: flowNo,
    sub_account: '',
    payer_name: '',
    payer_account_enc: Buffer.from([1]),
    payer_account_hash: Buffer.from([number]),
    amount_fen: 1,
    arrived_at: AT,
    state: 'MATCHED',
    entered_by: NOBODY,
    entered_at: new Date(Date.parse(AT) + number * 1000),
  });
}

async function order(number: number, flowNo: string): Promise<void> {
  await old.put('payment_order', {
    id: id(number),
    key: `k${number}`,
    kind: 'RETURN',
    bank: 'PRICE_BANK',
    subject: '',
    payee_name: '',
    payee_account_enc: Buffer.from([1]),
    amount_fen: 1,
    state: 'ENTERED',
    flow_no: flowNo,
    entered_by: NOBODY,
    entered_at: new Date(Date.parse(AT) + number * 1000),
    created_at: AT,
  });
}

async function claim(number: number, key: string, isActive = true): Promise<void> {
  await old.put('subject_claim', {
    id: id(number),
    project_id: id(number),
    subject_key: key,
    period: '[2027-01-01,2028-01-01)',
    is_active: isActive,
  });
}

async function texts(sql: string): Promise<string[]> {
  const { rows } = await old.client.query<{ text: string }>(sql);
  return rows.map(({ text }) => text);
}

beforeAll(async () => {
  old = await OldDatabase.before('0073');
  for (const [number, flowNo] of ['OUT777', 'ls 2026－0001', 'LS20260001', '三月第一笔', 'x1'].entries())
    await receipt(number + 1, flowNo);
  for (const [number, flowNo] of [' OUT777 ', 'OUT777', '   ', 'ｆｋ－9'].entries())
    await order(number + 1, flowNo);
  await claim(1, 'T05:640122102208:宁（2021）贺兰县不动产权第0004521号');
  await claim(2, 'T07:640122102208:宁a-16 00482@00000000-0000-4000-8000-000000000009');
  await claim(3, '6401221022080000001/2');
  await claim(4, 'T05:640122102208:XS[1]');
  await claim(5, 'T05:640122102208:XS（1）');
  await old.bringUpToDate();
});
afterAll(() => old.close());

test('numbers of the bank are folded; of two that are one, the later stays as it was typed', async () => {
  expect(await texts('select flow_no as text from bank_receipt order by id')).toEqual([
    'OUT777',
    'ls 2026－0001',
    'LS20260001',
    '三月第一笔',
    'X1',
  ]);
  expect(await texts('select flow_no as text from payment_order order by id')).toEqual([
    ' OUT777 ',
    'OUT777',
    '   ',
    'FK9',
  ]);
});

test('things are known by letters and digits; two that turn out to be one both stay claimed', async () => {
  expect(await texts('select subject_key as text from subject_claim order by id')).toEqual([
    'T05:640122102208:宁2021贺兰县不动产权第0004521号',
    'T07:CN:宁A1600482@00000000-0000-4000-8000-000000000009',
    '6401221022080000001/2',
    'T05:640122102208:XS1',
    'T05:640122102208:XS（1）',
  ]);
});

test('of an account that money came from nothing is left but what is sealed', async () => {
  expect(
    await texts(
      "select column_name as text from information_schema.columns where table_name = 'bank_receipt' and column_name like 'payer%' order by 1",
    ),
  ).toEqual(['payer_account_enc', 'payer_name']);
});
