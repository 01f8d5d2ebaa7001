import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, orderMarkOf, shanghaiDate } from '@helan/domain';
import type { BankLineView, BankStatementLineView, PageView, PaymentOrderView } from '@helan/contracts';
import { BANK_ACCOUNT, BankDesk, type TableLine, bankStatuses, bankTable } from '../../testing/bank-files.js';
import { leavePool } from '../../testing/pool.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';
import { BankLink } from './index.js';

/** Four payments that were handed to the bank together. */
let platform: TestPlatform;
let desk: BankDesk;
let today: string;
let paid: PaymentOrderView;
let failed: PaymentOrderView;
let silent: PaymentOrderView;
let late: PaymentOrderView;

const NOBODYS = 'F'.repeat(32);
const clerk = () => platform.as('chuna');
const second = () => platform.as('fuhe');
const dayNow = async () => shanghaiDate(await platform.time());
const listed = async (query: string) =>
  (await (await clerk()).get<PageView<PaymentOrderView>>(`finance/payment-orders${query}`)).items;
const linesOf = async (id: string) =>
  (await (await clerk()).get<PageView<BankStatementLineView>>(`finance/bank-statements/${id}/lines`)).items;
const entries = async (orderId: string) =>
  platform.dataSource.query<{ day: string; flow: string; memo: string }[]>(
    `select to_char(day, 'YYYY-MM-DD') as day, bank_flow_no as flow, memo from ledger_entry where key = $1`,
    [`order:${orderId}`],
  );
/** As it lies there once two people have closed a day. */
const close = (day: string) =>
  platform.asOwner(
    `insert into day_close (bank, day, from_day, state, book_fen, bank_fen, closed_at, confirmed_at)
     values ('DEPOSIT_BANK', '${day}', '${day}', 'CONFIRMED', 0, 0, platform_now(), platform_now())`,
  );
const order = async ({ id }: PaymentOrderView) => (await listed('')).find((one) => one.id === id)!;
async function takenByTwo(content: Buffer): Promise<string> {
  const { id } = await desk.read(content);
  await desk.take(id);
  await (await second()).post(`finance/bank-statements/${id}/release`);
  await desk.run();
  return id;
}

beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = new BankDesk(platform);
  await desk.settle();
  for (const n of [1, 2, 3, 4]) {
    const { id } = await (
      await clerk()
    ).post<{ id: string }>('finance/receipts', {
      ...{ bank: 'DEPOSIT_BANK', flowNo: `R${n}`, subAccount: '1', payerName: `路人${n}` },
      ...{ payerAccount: `2901020104000${n}`, amountYuan: `${n}.00`, arrivedAt: await platform.minute() },
    });
    await (await second()).post(`finance/receipts/${id}/confirmation`);
  }
  await leavePool(platform);
  const due = await listed('?state=DUE');
  const of = (fen: string) => due.find(({ amountFen }) => amountFen === fen)!;
  [paid, failed, silent, late] = [of('100'), of('200'), of('300'), of('400')];
  const { id } = await (
    await clerk()
  ).post<{ id: string }>('finance/payment-batches', { bank: 'DEPOSIT_BANK', title: '退回' });
  await (await second()).post(`finance/payment-batches/${id}/sending`, { count: 4, amountFen: '1000' });
  today = await dayNow();
}, 240_000);
afterAll(() => platform.close());

describe('a file of what became of payments', () => {
  const said = () => [
    { mark: orderMarkOf(paid.id), status: 'ACSC', flowNo: 'P1' },
    { mark: NOBODYS, status: 'ACSC', flowNo: 'P2' },
    { mark: orderMarkOf(failed.id), status: 'RJCT', reason: 'AC01' },
    { mark: orderMarkOf(silent.id), status: 'ACSP' },
  ];

  test('names line by line what can be taken of it, and of an unknown payment nothing', async () => {
    const read = await desk.read(bankStatuses(said()));
    expect(read).toMatchObject({
      ...{ state: 'READ', lines: 4, newLines: 2, knownLines: 1, badLines: 1, paymentLines: 2 },
      actions: ['choose', 'refuse'],
    });
    expect((await linesOf(read.id)).map(({ verdict, kind, sentence }) => [verdict, kind, sentence])).toEqual([
      ['NEW', 'PAID', null],
      ['BAD', 'PAID', expect.stringContaining('不是中心发出去的')],
      ['NEW', 'FAILED', null],
      ['KNOWN', 'WAITING', null],
    ]);
    await (await clerk()).post(`finance/bank-statements/${read.id}/refusal`, { reason: '先看一遍' });
    for (const one of [paid, failed, silent]) expect(await order(one)).toMatchObject({ state: 'SENT' });
  });

  test('counts once a second person has looked at it', async () => {
    await takenByTwo(bankStatuses(said()));
    expect(await order(paid)).toMatchObject({ state: 'CONFIRMED', flowNo: 'P1' });
    expect(await order(failed)).toMatchObject({ state: 'BOUNCED', failedFor: '收款账号不对' });
    expect(await order(silent)).toMatchObject({ state: 'SENT' });
    // The bank has not said when: it stands on the day on which it was known.
    expect(await entries(paid.id)).toEqual([{ day: today, flow: 'P1', memo: '原路退回' }]);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });

  test('that says the same again changes nothing; another number for one payment is left to people', async () => {
    const again = await takenByTwo(bankStatuses(said(), 'M2'));
    expect(await desk.find(again)).toMatchObject({ state: 'TAKEN' });
    const other = await takenByTwo(bankStatuses([{ ...said()[0]!, flowNo: 'P9' }], 'M3'));
    expect(await linesOf(other)).toMatchObject([
      { verdict: 'BAD', sentence: expect.stringContaining('已经付过，流水号是 P1') },
    ]);
    expect(await entries(paid.id)).toHaveLength(1);
  });

  test('is on the statement, too, and one payment for it; what the bank paid on a closed day stands on the next', async () => {
    await platform.advance((await platform.time()) + 2 * 86_400_000);
    await close(today);
    const tomorrow = addDays(today, 1);
    const out: TableLine[] = [
      { day: today, flowNo: 'P1', yuan: -1, mark: orderMarkOf(paid.id) },
      { day: today, flowNo: 'P3', yuan: -3, mark: orderMarkOf(silent.id) },
      { day: tomorrow, flowNo: 'P4', yuan: -4, mark: orderMarkOf(late.id) },
    ];
    await takenByTwo(bankTable(out));
    const lines = await (await clerk()).get<PageView<BankLineView>>('finance/bank-lines');
    expect(Object.fromEntries(lines.items.map(({ flowNo, outcome }) => [flowNo, outcome]))).toEqual({
      ...{ P1: 'KNOWN', P3: 'PAYMENT', P4: 'PAYMENT' },
    });
    expect(await entries(silent.id)).toEqual([
      { day: tomorrow, flow: 'P3', memo: `原路退回（银行 ${today} 的账，当天已结账）` },
    ]);
    // On the bank's own day, not on that on which its file came.
    expect(await entries(late.id)).toEqual([{ day: tomorrow, flow: 'P4', memo: '原路退回' }]);
    expect(await entries(paid.id)).toHaveLength(1);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });

  test('has what people paid on the bank’s own page, too: known by its number and amount, and by no other', async () => {
    const path = (id: string) => `finance/payment-orders/${id}`;
    const again = { payeeAccount: '29010201040002', payeeBank: '某银行', reason: '本人来改' };
    await (await clerk()).post(`${path(failed.id)}/replacement`, again);
    const [made] = await listed('?state=PROPOSED');
    const agreed = { agrees: true, reason: '看过回执' };
    await (await second()).post(`${path(made!.id)}/decision/answer`, agreed);
    await (await clerk()).post(`${path(made!.id)}/execution`, { flowNo: 'H1' });
    await (await second()).post(`${path(made!.id)}/confirmation`);
    const day = await dayNow();
    const read = await desk.read(
      bankTable([
        { day, flowNo: 'H1', yuan: -2 },
        { day, flowNo: 'H2', yuan: -2 },
      ]),
    );
    await desk.take(read.id);
    const lines = await (await clerk()).get<PageView<BankLineView>>('finance/bank-lines');
    expect(Object.fromEntries(lines.items.map(({ flowNo, outcome }) => [flowNo, outcome]))).toMatchObject({
      ...{ H1: 'KNOWN', H2: 'LEFT' },
    });
  });
});

describe('the line to the bank', () => {
  const collect = async () =>
    (await clerk()).post<{ ids: string[]; known: number }>(
      'finance/bank-statements/collection?bank=DEPOSIT_BANK',
    );
  const lay = (...contents: Buffer[]) =>
    platform.app.get(BankLink).layWith({
      filesOf: async () => contents.map((content, n) => ({ name: `明细-${n}.csv`, content })),
    });

  test('is laid by nobody at first: people bring the files', async () => {
    await expect(new BankLink().filesOf('DEPOSIT_BANK', today)).rejects.toMatchObject({
      faults: [{ code: 'bank.by-hand' }],
    });
  });

  test('brings all files of the day in one act, each of them once', async () => {
    const file = (flowNo: string) => bankTable([{ day: today, flowNo, yuan: 5 }], BANK_ACCOUNT);
    lay(file('L1'), file('L2'), file('L1'));
    const { ids, known } = await collect();
    expect([ids.length, known]).toEqual([2, 1]);
    await desk.run();
    for (const id of ids) expect(await desk.find(id)).toMatchObject({ state: 'READ', newLines: 1 });
    lay(file('L1'), file('L3'));
    expect(await collect()).toMatchObject({ ids: [expect.any(String)], known: 1 });
  });

  test('may have nothing to bring', async () => {
    lay();
    expect(await collect()).toEqual({ ids: [], known: 0 });
  });
});
