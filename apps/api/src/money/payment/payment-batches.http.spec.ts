import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  PageView,
  PayeeView,
  PaymentBatchView,
  PaymentOrderView,
  PersonalViewView,
  PreparedBatchView,
} from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { moveDeposits } from '../../testing/transfers.js';
import { LedgerService } from '../ledger/index.js';
import { BankResults, PaymentOrders } from './index.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
/** Of the loser's deposit, and of the price for the household. */
let order: PaymentOrderView;
let payout: PaymentOrderView;

const YES = { agrees: true, reason: '对着登记看过' };
const person = (login: string) => platform.as(login);
const listed = async (query = '?state=DUE') =>
  (await (await person('chuna')).get<PageView<PaymentOrderView>>(`finance/payment-orders${query}`)).items;
const prepare = async (body: object = {}) =>
  (await person('chuna')).post<PreparedBatchView>('finance/payment-batches', {
    ...{ bank: 'DEPOSIT_BANK', title: '退落选人保证金' },
    ...body,
  });
const batch = async (id: string, login = 'fuhe') =>
  (await person(login)).get<PaymentBatchView>(`finance/payment-batches/${id}`);
const send = async (id: string, body: object) =>
  (await person('fuhe')).post(`finance/payment-batches/${id}/sending`, body);
/** As whoever takes in the bank's files does it. */
const inOne = <T>(work: (tx: EntityManager) => Promise<T>) => platform.app.get(Transactions).run(work);
const byBank = (paid: { orderId: string; flowNo: string }[]) =>
  inOne((tx) =>
    platform.app.get(BankResults).confirmByBank(
      tx,
      paid.map((one) => ({ ...one, at: new Date() })),
    ),
  );
const check = () => platform.app.get(LedgerService).check();

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const signed = await story.signed();
  ({ lotId } = signed);
  await story.payPrice(signed.contract);
  await moveDeposits(platform);
  const due = await listed();
  order = due.find(({ kind }) => kind === 'REFUND')!;
  payout = due.find(({ kind }) => kind === 'PAYOUT')!;
});
afterAll(() => platform.close());

describe('whoever pays', () => {
  test('sees the full account, the lot and why, and each look is written down', async () => {
    expect(order).toMatchObject({ kind: 'REFUND', payeeAccountMasked: expect.stringContaining('*') });
    const route = `finance/payment-orders/${order.id}/payee`;
    for (const login of ['chuna', 'chuna']) {
      const payee = await (await person(login)).get<PayeeView>(route);
      expect(payee).toMatchObject({
        payeeName: '马新雨',
        payeeAccount: expect.stringMatching(/^\d{8,30}$/),
        bankNo: null,
        why: '没有受让或者没有参加，保证金退回它来的账户',
        title: expect.any(String),
        isAccountChanged: false,
      });
    }
    expect(await (await person('shenhe')).refused('get', route)).toMatchObject({ status: 403 });
    const seen: unknown[] = await platform.dataSource.query('select viewer_name from payee_view');
    expect(seen).toHaveLength(2);
    const { items } = await (await person('jingmai1')).get<PageView<PersonalViewView>>('my/viewers');
    expect(items.map(({ note }) => note)).toEqual(['退保证金 7,440.00 元', '退保证金 7,440.00 元']);
  });

  test('pays nothing to an account that was changed since, until two people have looked', async () => {
    const cashier = await person('chuna');
    const at = `finance/payment-orders/${payout.id}`;
    expect(await cashier.get<PayeeView>(`${at}/payee`)).toMatchObject({
      ...{ payeeName: payout.payeeName, bankName: expect.any(String), isAccountChanged: false },
      bankNo: '402871000021',
    });
    const other = '6217000010001234569';
    await changeAccount(payout, other);
    const refusal = { code: 'payment.account-changed' };
    expect(await cashier.get<PayeeView>(`${at}/payee`)).toMatchObject({
      ...{ payeeAccount: expect.not.stringMatching(other), bankName: null, isAccountChanged: true },
      // It was put in with the account, and stays with it.
      bankNo: '402871000021',
    });
    expect(await cashier.refused('post', `${at}/execution`, { flowNo: 'X1' })).toMatchObject(refusal);
    expect(
      await cashier.refused('post', 'finance/payment-batches', { bank: 'PRICE_BANK', title: '付价款' }),
    ).toMatchObject(refusal);
    await cashier.post(`${at}/new-account`, { reason: '本人到窗口换了卡' });
    expect(await cashier.refused('post', `${at}/decision/answer`, YES)).toMatchObject({ status: 403 });
    await (await person('fuhe')).post(`${at}/decision/answer`, YES);
    expect(await cashier.get<PayeeView>(`${at}/payee`)).toMatchObject({
      ...{ payeeAccount: other, bankName: expect.any(String), isAccountChanged: false },
      bankNo: '105871000029',
    });
    expect(await cashier.refused('post', `${at}/new-account`, { reason: '再换' })).toMatchObject({
      code: 'payment.account-same',
    });
  });

  test('pays a deposit back whence it came, whatever has been registered since', async () => {
    const route = `finance/payment-orders/${order.id}/payee`;
    const { payeeAccount } = await (await person('chuna')).get<PayeeView>(route);
    await changeAccount(order, '6217000010007654323');
    expect(await (await person('chuna')).get<PayeeView>(route)).toMatchObject({
      ...{ payeeAccount, isAccountChanged: false },
    });
  });
});

async function changeAccount({ payeeId }: PaymentOrderView, account: string): Promise<void> {
  await platform.dataSource.query('update party set bank_account_enc = $1, bank_no = $2 where id = $3', [
    platform.app.get(FieldCipher).seal(account, 'party.bank_account'),
    '105871000029',
    payeeId,
  ]);
}

describe('a batch', () => {
  let id: string;

  test('is put together by one, and nothing of it is paid beside it', async () => {
    const prepared = await prepare({ lotId });
    expect(prepared).toMatchObject({ count: 1, changedAccounts: 0 });
    ({ id } = prepared);
    expect(await batch(id)).toMatchObject({
      ...{ state: 'PREPARED', total: 1, waiting: 1, paid: 0, failed: 0, amountFen: '744000' },
      no: expect.stringMatching(/^FK\d{8}-001$/),
    });
    const at = `finance/payment-orders/${order.id}/execution`;
    expect(await (await person('chuna')).refused('post', at, { flowNo: 'X1' })).toMatchObject({
      code: 'payment.in-batch',
    });
    expect(
      await (
        await person('chuna')
      ).refused('post', 'finance/payment-batches', {
        ...{ bank: 'DEPOSIT_BANK', title: '再编一次' },
      }),
    ).toMatchObject({ code: 'batch.empty' });
  });

  test('is taken apart again, and put together anew', async () => {
    await (await person('chuna')).post(`finance/payment-batches/${id}/cancellation`, { reason: '选错了' });
    expect(await batch(id)).toMatchObject({ state: 'CANCELLED', total: 0 });
    ({ id } = await prepare({ ids: [order.id] }));
    await (await person('fuhe')).post(`finance/payment-batches/${id}/orders/${order.id}/removal`);
    expect(
      await (
        await person('fuhe')
      ).refused('post', `finance/payment-batches/${id}/sending`, {
        ...{ count: 1, amountFen: '744000' },
      }),
    ).toMatchObject({ code: 'batch.empty' });
    await (await person('fuhe')).post(`finance/payment-batches/${id}/cancellation`, { reason: '空的' });
    ({ id } = await prepare());
  });

  test('goes to the bank once another has read number and sum', async () => {
    const right = { count: 1, amountFen: '744000' };
    const route = `finance/payment-batches/${id}/sending`;
    expect(await (await person('chuna')).refused('post', route, right)).toMatchObject({ status: 403 });
    expect(
      await (await person('fuhe')).refused('post', route, { ...right, amountFen: '744001' }),
    ).toMatchObject({ code: 'batch.changed' });
    const answers = await Promise.all(
      [1, 2, 3].map(async () => (await person('fuhe')).request('post', route).send(right)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect((await listed('?state=SENT')).map((one) => one.id)).toEqual([order.id]);
  });

  test('whose payment the bank has not made comes back and is put right', async () => {
    const failed = [{ orderId: order.id, reason: '户名账号不符' }];
    const say = () => inOne((tx) => platform.app.get(BankResults).failByBank(tx, failed));
    expect(await say()).toEqual([{ orderId: order.id, outcome: 'TAKEN' }]);
    expect(await say()).toEqual([{ orderId: order.id, outcome: 'KNOWN' }]);
    expect(await batch(id)).toMatchObject({ waiting: 0, failed: 1 });
    expect(await (await person('jingmai1')).get('my/returned-payments')).toMatchObject([
      { kindName: '退保证金', reason: '户名账号不符' },
    ]);
    await (
      await person('chuna')
    ).post(`finance/payment-orders/${order.id}/replacement`, {
      reason: '本人核对过',
    });
    const [again] = (await listed('?state=PROPOSED')) as [PaymentOrderView];
    await (await person('fuhe')).post(`finance/payment-orders/${again.id}/decision/answer`, YES);
    order = again;
  });

  test('whose payment the bank has made is paid, once, whatever the file says again', async () => {
    ({ id } = await prepare());
    await send(id, { count: 1, amountFen: '744000' });
    const paid = { orderId: order.id, flowNo: 'B1' };
    const stranger = { orderId: randomUUID(), flowNo: 'B2' };
    expect(await byBank([paid, stranger, paid])).toMatchObject([
      { outcome: 'TAKEN' },
      { outcome: 'REFUSED', refusal: { code: 'payment.unknown-order' } },
      { outcome: 'KNOWN' },
    ]);
    expect(await byBank([paid, { ...paid, flowNo: 'B3' }])).toMatchObject([
      { outcome: 'KNOWN' },
      { outcome: 'REFUSED', refusal: { code: 'payment.paid-already' } },
    ]);
    expect(await batch(id)).toMatchObject({ waiting: 0, paid: 1 });
    const rows: unknown[] = await platform.dataSource.query('select 1 from ledger_entry where key = $1', [
      `order:${order.id}`,
    ]);
    expect(rows).toHaveLength(1);
    expect(await check()).toEqual([]);
  });
});

test('refunds of a thousand go in one act, and it is seen how far they are', async () => {
  const [{ subject }]: [{ subject: string }] = await platform.dataSource.query(
    "select subject from payment_order where kind = 'REFUND' limit 1",
  );
  const orders = Array.from({ length: 1_000 }, (_, n) => ({
    ...({
      key: `thousand:${n}`,
      kind: 'REFUND',
      bank: 'DEPOSIT_BANK',
      subject: randomUUID(),
      lotId,
    } as const),
    ...{ payeeId: null, payeeName: `第${n}人`, payeeAccount: `2901020104${n}`, amountFen: 100n },
  }));
  await inOne((tx) => platform.app.get(PaymentOrders).orderAll(tx, orders));
  expect(subject).not.toBe('');
  const prepared = await prepare({ lotId });
  expect(prepared).toMatchObject({ count: 1_000 });
  expect(await batch(prepared.id)).toMatchObject({ total: 1_000, waiting: 1_000, amountFen: '100000' });
  await send(prepared.id, { count: 1_000, amountFen: '100000' });
  expect(await batch(prepared.id)).toMatchObject({ state: 'SENT', waiting: 1_000, paid: 0 });
  const { total } = await (
    await person('chuna')
  ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=SENT');
  expect(total).toBe(1_000);
}, 300_000);
