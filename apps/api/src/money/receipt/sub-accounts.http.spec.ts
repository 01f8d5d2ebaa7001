import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RegistrationView } from '@helan/contracts';
import { SUB_ACCOUNT_RANGE, isMistypedSubAccount } from '@helan/domain';
import { OldDatabase } from '../../testing/old-database.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { SubAccounts } from './sub-accounts.js';

let platform: TestPlatform;
let numbers: string[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const { lotId, endsAt } = await story.listed();
  const logins = ['jingmai1', 'jingmai3'];
  const registrations = await story.registerAll(logins, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  numbers = [];
  for (const [index, login] of logins.entries()) {
    const bidder = await platform.as(login);
    const { deposit } = await bidder.get<RegistrationView>(`my/registrations/${registrations[index]!}`);
    numbers.push(deposit!.subAccount);
  }
}, 60_000);
afterAll(() => platform.close());

const placeOf = (number: string) => Number(number.slice(11, 18));

test('two who compare their numbers learn nothing from them', () => {
  const [one, other] = numbers.map(placeOf) as [number, number];
  expect(Math.abs(one - other)).toBeGreaterThan(1);
  expect(Math.min(one, other)).toBeGreaterThan(2);
  for (const number of numbers) expect(isMistypedSubAccount('DEPOSIT_BANK', number)).toBe(false);
});

test('two hundred in a row are spread over the range, and rise as often as they fall', async () => {
  const accounts = platform.app.get(SubAccounts);
  const drawn = await platform.dataSource.transaction(async (tx) => {
    const all: string[] = [];
    for (let count = 0; count < 200; count += 1) all.push(await accounts.open(tx, 'PRICE_BANK'));
    return all;
  });
  expect(new Set(drawn).size).toBe(200);
  const places = drawn.map(placeOf);
  const rises = places.slice(1).filter((place, index) => place > places[index]!).length;
  expect(rises).toBeGreaterThan(60);
  expect(rises).toBeLessThan(140);
  for (const part of [0, 1, 2, 3]) {
    const inPart = places.filter((place) => Math.floor((place * 4) / SUB_ACCOUNT_RANGE) === part).length;
    expect(inPart).toBeGreaterThan(15);
  }
});

test('a slip in typing is refused before anything is booked', async () => {
  const cashier = await platform.as('chuna');
  const { at } = await cashier.get<{ at: string }>('clock');
  const number = numbers[0]!;
  const receipt = {
    bank: 'DEPOSIT_BANK',
    flowNo: 'LS-1',
    payerName: '竞买人0',
    payerAccount: '29010201040099',
    amountYuan: '1.00',
    arrivedAt: at,
  };
  const wrong = number.slice(0, 18) + ((Number(number[18]) + 1) % 10);
  expect(await cashier.refused('post', 'finance/receipts', { ...receipt, subAccount: wrong })).toMatchObject({
    status: 422,
    code: 'receipt.sub-account',
    faults: [{ field: 'subAccount' }],
  });
  for (const [index, subAccount] of ['6401220001000000001', '没有写', number].entries()) {
    const isOld = index === 0;
    if (isOld)
      await platform.dataSource.query("insert into sub_account (no, bank) values ($1, 'DEPOSIT_BANK')", [
        subAccount,
      ]);
    await cashier.post('finance/receipts', { ...receipt, flowNo: `LS-${index + 2}`, subAccount });
  }
});

describe('of before', () => {
  const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
  const at = '2026-11-02T01:00:00Z';
  let old: OldDatabase;
  beforeAll(async () => {
    old = await OldDatabase.before('0044');
    const lots: [state: string, remembered: string | null, mode: string][] = [
      ['LISTED', null, 'ASC_MULTI'],
      ['SUSPENDED', 'LISTED', 'ASC_MULTI'],
      ['SUSPENDED', 'TRADING', 'ASC_MULTI'],
      ['LISTED', null, 'DYNAMIC'],
      ['REG_CLOSED', null, 'ASC_MULTI'],
    ];
    for (const [index, [state, remembered, mode]] of lots.entries()) {
      const lotId = id(index + 1);
      await old.put('lot', {
        id: lotId,
        project_id: id(90),
        no: `L-${index}`,
        number: index + 1,
        state,
        remembered_state: remembered,
        state_since: at,
        terms: JSON.stringify({ trading: { mode } }),
        registration_ends_at: at,
      });
      await old.put('deposit', {
        id: lotId,
        lot_id: lotId,
        registration_id: lotId,
        sub_account: `640122000100000000${index + 1}`,
        amount_fen: 1,
        state: 'HELD',
        due_at: at,
      });
      await old.put('bank_receipt', {
        id: lotId,
        bank: 'DEPOSIT_BANK',
        flow_no: `F-${index}`,
        sub_account: '',
        payer_name: '',
        payer_account_enc: '',
        payer_account_hash: '',
        amount_fen: 1,
        arrived_at: at,
        state: 'MATCHED',
        matched_to: lotId,
        entered_by: id(91),
        entered_at: at,
      });
    }
    await old.put('contract', {
      id: id(80),
      lot_id: id(5),
      no: 'HT01',
      template: '',
      state: 'SENT',
      facts_enc: '',
      price_sub_account: '6401220002000000001',
      file_id: id(81),
      sent_at: at,
    });
    await old.bringUpToDate();
  }, 60_000);
  afterAll(() => old.close());

  test('numbers are kept as given out', async () => {
    const rows = await old.rows<{ no: string; bank: string }>('select no, bank from sub_account order by no');
    expect(rows.map(({ no, bank }) => `${bank} ${no}`)).toEqual([
      'DEPOSIT_BANK 6401220001000000001',
      'DEPOSIT_BANK 6401220001000000002',
      'DEPOSIT_BANK 6401220001000000003',
      'DEPOSIT_BANK 6401220001000000004',
      'DEPOSIT_BANK 6401220001000000005',
      'PRICE_BANK 6401220002000000001',
    ]);
  });

  test('receipts of lots for which people may still register are listed to nobody', async () => {
    const rows = await old.rows<{ flow: string }>(
      'select flow_no as flow from bank_receipt where is_blind order by flow_no',
    );
    expect(rows.map(({ flow }) => flow)).toEqual(['F0', 'F1']);
  });
});
