import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { orderMarkOf } from '@helan/domain';
import type {
  BankLineView,
  BankProfileView,
  BankStatementLineView,
  PageView,
  PaymentOrderView,
} from '@helan/contracts';
import { BANK_ACCOUNT, BankDesk, type TableLine, bankTable } from '../../testing/bank-files.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { StatementTaker } from './statement-taker.js';

let platform: TestPlatform;
let desk: BankDesk;
let today: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = new BankDesk(platform);
  today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
});
afterAll(() => platform.close());

const line = (flowNo: string, yuan: number | string, change: Partial<TableLine> = {}): TableLine => ({
  ...{ day: today, flowNo, yuan },
  ...change,
});
const linesOf = async (id: string, verdict = '', login = 'chuna') => {
  const query = verdict ? `?verdict=${verdict}` : '';
  const page = await (
    await platform.as(login)
  ).get<PageView<BankStatementLineView>>(`finance/bank-statements/${id}/lines${query}`);
  return page.items;
};
const taken = async () =>
  (await (await platform.as('chuna')).get<PageView<BankLineView>>('finance/bank-lines')).items;

describe('the bank of an account', () => {
  test('has to be known before a file of it is read', async () => {
    expect(await desk.send(bankTable([line('A1', 5)]))).toMatchObject({
      status: 409,
      body: { code: 'bank.no-profile' },
    });
  });

  test('is said by one and confirmed by another, one proposal at a time', async () => {
    const clerk = await platform.as('chuna');
    const named = { bank: 'DEPOSIT_BANK', accountName: '中心', bankName: '银行' };
    const wrong = { ...named, accountNo: '6.4E+18', bankNo: '12' };
    const problem = await clerk.refused('post', 'finance/bank-profiles', {
      ...wrong,
      orderForm: 'PAIN',
      reason: '试试',
    });
    expect(problem).toMatchObject({ code: 'identity.account-not-digits' });
    const right = { ...named, accountNo: BANK_ACCOUNT, bankNo: '313871000007' };
    const doubled = { ...right, orderForm: 'TABLE', orderTitles: { payeeName: '金额' } };
    expect(
      await clerk.refused('post', 'finance/bank-profiles', { ...doubled, reason: '试试' }),
    ).toMatchObject({ faults: [{ field: 'orderTitles.payeeName', code: 'bank.columns-doubled' }] });
    const orderTitles = { payeeName: '户名', payeeBankNo: '' };
    const { id } = await desk.propose('DEPOSIT_BANK', { orderTitles });
    expect(
      await clerk.refused('post', 'finance/bank-profiles', {
        ...right,
        orderForm: 'PAIN',
        reason: '再来一份',
      }),
    ).toMatchObject({ code: 'bank.profile-proposed' });
    await (
      await platform.as('fuhe')
    ).post(`finance/bank-profiles/${id}/answer`, { agrees: true, reason: '对过开户资料' });
    const profiles = await clerk.get<BankProfileView[]>('finance/bank-profiles');
    expect(profiles).toMatchObject([
      { id, version: 1, state: 'IN_FORCE', answererName: '孙复真', isMine: true },
    ]);
    expect(profiles.map((profile) => profile.orderTitles)).toEqual([{ payeeName: '户名' }]);
  });

  test('is asked of by no name that is not one of the two', async () => {
    expect(await desk.send(bankTable([line('A1', 5)]), 'OTHER')).toMatchObject({ status: 422 });
  });
});

describe('a file', () => {
  test('is read, looked at, and its good lines are taken in', async () => {
    const read = await desk.read(
      bankTable([line('A1', 500), line('A2', '约五百'), line('A3', -20), line('A4', 7)]),
    );
    expect(read).toMatchObject({
      ...{ state: 'READ', formName: '表格', readLines: 4, lines: 4, newLines: 3, knownLines: 0, badLines: 1 },
      ...{ paymentLines: 0, fileName: '明细.csv', uploaderName: '钱细分', actions: ['take', 'refuse'] },
    });
    expect(await linesOf(read.id, 'BAD')).toMatchObject([
      { no: 2, place: 4, kind: null, sentence: expect.any(String) },
    ]);
    const done = await desk.take(read.id);
    expect(done).toMatchObject({ state: 'TAKEN', doneLines: 3, actions: [], stuckSentence: null });
    expect(await taken()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          flowNo: 'A3',
          direction: 'OUT',
          outcome: 'LEFT',
          sentence: expect.stringContaining('对不上任何付款单'),
        }),
      ]),
    );
    // What was taken lies in its own table; of what was not, the number and the reason stay.
    expect(await linesOf(read.id)).toMatchObject([{ no: 2, verdict: 'BAD', otherName: '' }]);
  });

  test('is one, however often it is brought', async () => {
    const content = bankTable([line('B1', 11)]);
    await desk.read(content);
    expect(await desk.send(content)).toMatchObject({ status: 409, body: { code: 'bank.same-file' } });
  });

  test('that overlaps another brings only what is new, and says what has been changed since', async () => {
    const first = await desk.read(bankTable([line('C1', 100), line('C2', 200)]));
    await desk.take(first.id);
    const second = await desk.read(
      bankTable([line('C1', 100), line('C2', 250), line('C3', 300), line('C3', 300)]),
    );
    expect(second).toMatchObject({ newLines: 1, knownLines: 2, badLines: 1 });
    expect(await linesOf(second.id, 'DIFFERS')).toMatchObject([
      { flowNo: 'C2', sentence: expect.stringContaining('银行事后改了对账单') },
    ]);
    await desk.take(second.id);
    const [{ count }] = await platform.dataSource.query(
      "select count(*)::int as count from bank_line where flow_no like 'C_'",
    );
    expect(count).toBe(3);
  });

  test('that two have looked at meanwhile counts each line once', async () => {
    const one = await desk.read(bankTable([line('D1', 1), line('D2', 2)]));
    const other = await desk.read(bankTable([line('D1', 1), line('D2', 2), line('D9', 9)]));
    await desk.take(one.id);
    expect(await desk.take(other.id)).toMatchObject({ state: 'TAKEN' });
    const rows = await platform.dataSource.query(
      "select flow_no from bank_line where flow_no like 'D_' order by 1",
    );
    expect(rows).toEqual([{ flow_no: 'D1' }, { flow_no: 'D2' }, { flow_no: 'D9' }]);
  });

  test('may be refused whole, and brought again', async () => {
    const content = bankTable([line('E1', 3)]);
    const read = await desk.read(content);
    const clerk = await platform.as('chuna');
    await clerk.post(`finance/bank-statements/${read.id}/refusal`, { reason: '下错了日期' });
    expect(await desk.find(read.id)).toMatchObject({ state: 'REFUSED', refusal: '下错了日期', actions: [] });
    expect(await linesOf(read.id)).toEqual([]);
    expect(await clerk.refused('post', `finance/bank-statements/${read.id}/taking`)).toMatchObject({
      code: 'bank.statement-busy',
    });
    expect(await desk.read(content)).toMatchObject({ state: 'READ' });
  });

  test.each<[string, Buffer, RegExp]>([
    [
      'another account',
      bankTable([{ day: '2026-11-02', flowNo: 'F1', yuan: 5 }], '29010201040002'),
      /不是中心的账户/,
    ],
    ['no table', Buffer.from('你好'), /没有找到表头/],
    [
      'a message with a document type',
      Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
      /文档类型/,
    ],
  ])('of %s is read by nobody', async (_, content, sentence) => {
    const read = await desk.read(content);
    expect(read).toMatchObject({ state: 'UNREADABLE', actions: [], lines: null });
    expect(read.faultSentence).toMatch(sentence);
  });

  test('whose names are deposits’ is told in full to nobody but whoever brought it', async () => {
    const read = await desk.read(bankTable([line('G1', 5)]));
    expect(await linesOf(read.id)).toMatchObject([
      { otherName: '马小兰', otherAccountMasked: '************4567', amountFen: '500' },
    ]);
    expect(await linesOf(read.id, '', 'jianguan')).toMatchObject([
      { flowNo: 'G1', otherName: null, otherAccountMasked: null, amountFen: null, remark: null },
    ]);
  });
});

describe('a file that says what became of payments', () => {
  let order: PaymentOrderView;

  test('waits for a second person as a whole', async () => {
    const clerk = await platform.as('chuna');
    const { id: receipt } = await clerk.post<{ id: string }>('finance/receipts', {
      ...{
        bank: 'DEPOSIT_BANK',
        flowNo: 'H0',
        subAccount: '1',
        payerName: '路过的人',
        payerAccount: '29010201040009',
      },
      ...{ amountYuan: '12.34', arrivedAt: await platform.minute() },
    });
    await (await platform.as('fuhe')).post(`finance/receipts/${receipt}/confirmation`);
    // Nobody's money: it goes back once its time in the pool is over.
    await platform.advance((await platform.time()) + 6 * 86_400_000);
    const due = await clerk.get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
    [order] = due.items as [PaymentOrderView];
    const { id: batch } = await clerk.post<{ id: string }>('finance/payment-batches', {
      ...{ bank: 'DEPOSIT_BANK', title: '退回' },
    });
    const file = `finance/payment-batches/${batch}/file`;
    expect(await clerk.refused('get', file)).toMatchObject({ code: 'bank.nothing-to-pay' });
    await (
      await platform.as('fuhe')
    ).post(`finance/payment-batches/${batch}/sending`, { count: 1, amountFen: '1234' });
    const sent = await clerk.request('get', file).buffer(true);
    expect(String(sent.body ?? '') + sent.text).toContain(orderMarkOf(order.id));
    const [made] = await platform.dataSource.query('select form, payments, total_fen from bank_order_file');
    expect(made).toEqual({ form: 'PAIN', payments: 1, total_fen: '1234' });
    const out = line('H1', -12.34, { mark: orderMarkOf(order.id) });
    const read = await desk.read(bankTable([out]));
    expect(read).toMatchObject({ newLines: 1, paymentLines: 1, actions: ['choose', 'refuse'] });
    expect(await desk.take(read.id)).toMatchObject({ state: 'CHOSEN', doneLines: 0 });
    expect(await clerk.refused('post', `finance/bank-statements/${read.id}/release`)).toMatchObject({
      status: 403,
    });
    await (await platform.as('fuhe')).post(`finance/bank-statements/${read.id}/release`);
    await desk.run();
    expect(await desk.find(read.id, 'fuhe')).toMatchObject({ state: 'TAKEN', releaserName: '孙复真' });
    expect((await taken()).find(({ flowNo }) => flowNo === 'H1')).toMatchObject({
      outcome: 'PAYMENT',
      orderId: order.id,
    });
    const [row] = await platform.dataSource.query('select state, flow_no from payment_order where id = $1', [
      order.id,
    ]);
    expect(row).toEqual({ state: 'CONFIRMED', flow_no: 'H1' });
  });

  test.each<[string, Partial<TableLine>, string]>([
    ['of another amount', { yuan: -99 }, '对不上'],
    ['of a payment that is none of ours', { mark: 'F'.repeat(32) }, '不是中心发出去的'],
  ])('leaves a line %s to people', async (name, change, sentence) => {
    const out = line(name.includes('amount') ? 'H2' : 'H3', -12.34, {
      mark: orderMarkOf(order.id),
      ...change,
    });
    const read = await desk.read(bankTable([out]));
    expect(read).toMatchObject({ newLines: 0, badLines: 1, actions: ['refuse'] });
    const [bad] = await linesOf(read.id);
    expect(bad?.sentence).toContain(sentence);
  });
});

describe('many lines', () => {
  test('are taken in once each by whoever comes, however many come at once', async () => {
    const lines = Array.from({ length: 1_700 }, (_, at) => line(`M${String(at).padStart(5, '0')}`, 1));
    const read = await desk.read(bankTable(lines));
    expect(read).toMatchObject({ readLines: 1_700, newLines: 1_700 });
    await (await platform.as('chuna')).post(`finance/bank-statements/${read.id}/taking`);
    const taker = platform.app.get(StatementTaker);
    const work = async () => {
      for (let tries = 0; tries < 40; tries += 1) await taker.takeOne();
    };
    await Promise.all([work(), work(), work()]);
    await desk.run();
    expect(await desk.find(read.id)).toMatchObject({ state: 'TAKEN', doneLines: 1_700 });
    const [{ count }] = await platform.dataSource.query(
      "select count(*)::int as count from bank_line where flow_no like 'M%'",
    );
    expect(count).toBe(1_700);
  });

  test('are read on by another where whoever read them was killed', async () => {
    const lines = Array.from({ length: 2_600 }, (_, at) => line(`N${String(at).padStart(5, '0')}`, 1));
    const { body } = await desk.send(bankTable(lines));
    // As a process leaves it that was killed behind its first portion: its time is over, and so many lines lie there.
    await desk.run();
    await platform.asOwner('delete from bank_statement_line where statement_id = $1 and no > 2000', [
      body.id,
    ]);
    await platform.asOwner(
      `update bank_statement set state = 'RECEIVED', reader = gen_random_uuid(), read_lines = 2000,
         read_until = platform_now() - interval '1 second' where id = $1`,
      [body.id],
    );
    await desk.run();
    expect(await desk.find(body.id!)).toMatchObject({ state: 'READ', lines: 2_600, newLines: 2_600 });
  });
});
