import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, shanghaiDate, shanghaiInstant } from '@helan/domain';
import type { BankLineView, BankStatementLineView, PageView, RegistrationView } from '@helan/contracts';
import type { Told } from '../../../testing/file-bank.js';
import { FiledStory, accountOf } from '../../../testing/filed-story.js';

/** Three deposits that go back in one batch: one is paid, one refused, one left without a word. */
let story: FiledStory;
let registrations: string[];
let paid: Told;
let failed: Told;
let silent: Told;
let paidBy: string;

const LOGINS = ['jingmai1', 'jingmai2', 'jingmai3'];
const NOBODYS = 'F'.repeat(32);
const CORRECTED = '6217000010001239999';
const deposit = async (login: string) =>
  (
    await (
      await story.platform.as(login)
    ).get<RegistrationView>(`my/registrations/${registrations[LOGINS.indexOf(login)]}`)
  ).deposit!.state;
const order = async ({ orderId }: Told) =>
  (await story.bank.orders('REFUND')).find(({ id }) => id === orderId)!;
const linesOf = async ({ id }: { id: string }) =>
  (
    await (
      await story.platform.as('chuna')
    ).get<PageView<BankStatementLineView>>(`finance/bank-statements/${id}/lines`)
  ).items;
const outcome = async (flowNo: string) =>
  (await (await story.platform.as('chuna')).get<PageView<BankLineView>>('finance/bank-lines')).items.find(
    (line) => line.flowNo === flowNo,
  )!;
const entriesOf = ({ orderId }: Told) =>
  story.platform.dataSource.query(
    `select to_char(day, 'YYYY-MM-DD') as day, bank_flow_no as flow, memo from ledger_entry where key = $1`,
    [`order:${orderId}`],
  );

beforeAll(async () => {
  story = await FiledStory.begin();
  const { lotId, registrations: three } = await story.admitted(LOGINS);
  registrations = three;
  await (
    await story.platform.as('fuzeren')
  ).post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '权属材料虚假（被征收）' });
  const told = await story.bank.isTold('DEPOSIT_BANK');
  const of = (login: string) => told.find(({ account }) => account === accountOf(login))!;
  [paid, failed, silent] = LOGINS.map(of) as [Told, Told, Told];
}, 120_000);
afterAll(() => story.platform.close());

describe('a batch of refunds that the bank refuses in part', () => {
  test('is paid, failed and under way as the bank says; of an unknown payment nothing is taken', async () => {
    paidBy = await story.bank.pays(paid);
    const read = await story.bank.answers([
      { mark: paid.mark, status: 'ACSC', flowNo: paidBy },
      { mark: failed.mark, status: 'RJCT', reason: 'AC04' },
      { mark: silent.mark, status: 'ACSP' },
      { mark: NOBODYS, status: 'ACSC', flowNo: 'X1' },
    ]);
    expect(read).toMatchObject({ state: 'TAKEN', badLines: 1 });
    expect(await linesOf(read)).toMatchObject([
      { verdict: 'BAD', sentence: expect.stringContaining('不是中心发出去的') },
    ]);
    expect(await order(paid)).toMatchObject({ state: 'CONFIRMED', flowNo: paidBy });
    expect(await order(failed)).toMatchObject({ state: 'BOUNCED', failedFor: '收款账户已经销户' });
    expect(await order(silent)).toMatchObject({ state: 'SENT' });
    expect(await Promise.all(LOGINS.map(deposit))).toEqual(['REFUNDED', 'REFUND_DUE', 'REFUND_DUE']);
  });

  test('the statement of that day says the same once more, and nothing is counted twice', async () => {
    await story.bank.says('DEPOSIT_BANK');
    expect(await outcome(paidBy)).toMatchObject({ outcome: 'KNOWN', orderId: paid.orderId });
    expect(await entriesOf(paid)).toHaveLength(1);
    expect(story.bank.holds.DEPOSIT_BANK).toBe(2n * 744_000n);
    expect(await story.bank.faults()).toEqual([]);
  });

  test('the same word twice changes nothing, and a word against it is left to people', async () => {
    const again = await story.bank.answers([
      { mark: paid.mark, status: 'ACSC', flowNo: paidBy },
      { mark: failed.mark, status: 'RJCT', reason: 'AC04' },
    ]);
    expect(await linesOf(again)).toEqual([]);
    const against = await story.bank.answers([
      { mark: paid.mark, status: 'RJCT', reason: 'AC04' },
      { mark: failed.mark, status: 'ACSC', flowNo: 'X2' },
    ]);
    expect((await linesOf(against)).map(({ verdict }) => verdict)).toEqual(['BAD', 'BAD']);
    expect(await order(paid)).toMatchObject({ state: 'CONFIRMED' });
    expect(await order(failed)).toMatchObject({ state: 'BOUNCED' });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('what failed is put right by two people and paid once, to the account that they have seen', async () => {
    await story.payAgain(failed.orderId, { payeeAccount: CORRECTED, payeeBank: '建设银行贺兰支行' });
    const [again, ...others] = await story.bank.isTold('DEPOSIT_BANK');
    expect([again!.account, again!.fen, others]).toEqual([CORRECTED, 744_000n, []]);
    expect(await story.bank.isTold('DEPOSIT_BANK')).toEqual([]);
    const flowNo = await story.bank.pays(again!);
    const file = story.bank.statement('DEPOSIT_BANK');
    const { id } = await story.bank.desk.read(file);
    await story.bank.desk.take(id);
    await (await story.platform.as('fuhe')).post(`finance/bank-statements/${id}/release`);
    await story.bank.desk.run();
    expect((await story.bank.desk.send(file)).body).toMatchObject({ code: 'bank.same-file' });
    await story.bank.answers([{ mark: again!.mark, status: 'ACSC', flowNo }]);
    expect(await entriesOf(again!)).toHaveLength(1);
    expect(await order(failed)).toMatchObject({ state: 'REPLACED' });
    expect(await deposit('jingmai2')).toBe('REFUNDED');
    expect(await story.bank.faults()).toEqual([]);
  });
});

describe('a payment of a day that has been closed since', () => {
  test('stands in the books on the first open day, and says of which day it is', async () => {
    const day = shanghaiDate(await story.platform.time());
    const flowNo = await story.bank.pays(silent);
    await story.platform.advance(shanghaiInstant(addDays(day, 1), '10:00'));
    const route = `finance/days/DEPOSIT_BANK/${day}`;
    await (await story.platform.as('chuna')).post(`${route}/closing`);
    await (await story.platform.as('fuhe')).post(`${route}/confirmation`);
    await story.bank.says('DEPOSIT_BANK');
    expect(await entriesOf(silent)).toEqual([
      { day: addDays(day, 1), flow: flowNo, memo: `退保证金（银行 ${day} 的账，当天已结账）` },
    ]);
    expect(await deposit('jingmai3')).toBe('REFUNDED');
    expect(story.bank.holds.DEPOSIT_BANK).toBe(0n);
    expect(await story.bank.faults()).toEqual([]);
  });
});

describe('a payment that comes back after it was paid', () => {
  test('is left to people by its mark; two of them take it back, and it is paid once more', async () => {
    const flowNo = await story.bank.receives('DEPOSIT_BANK', {
      ...{ name: paid.name, account: paid.account, yuan: '7440', mark: paid.mark, remark: '账户已销户' },
    });
    await story.bank.says('DEPOSIT_BANK');
    expect(await outcome(flowNo)).toMatchObject({ outcome: 'LEFT', orderId: paid.orderId });
    expect(await order(paid)).toMatchObject({ state: 'CONFIRMED' });
    const orders = `finance/payment-orders/${paid.orderId}`;
    await (await story.platform.as('chuna')).post(`${orders}/return`, { flowNo, reason: '账户已销户' });
    await (
      await story.platform.as('fuhe')
    ).post(`${orders}/decision/answer`, { agrees: true, reason: '对着网银看过' });
    expect(await deposit('jingmai1')).toBe('REFUND_DUE');
    expect(await story.bank.faults()).toEqual([]);
    await story.payAgain(paid.orderId);
    expect(await story.payOutAll()).toBe(1);
    expect(await deposit('jingmai1')).toBe('REFUNDED');
    expect(story.bank.holds.DEPOSIT_BANK).toBe(0n);
    expect(await story.bank.differences('DEPOSIT_BANK')).toEqual([]);
    expect(await story.bank.faults()).toEqual([]);
  });
});
