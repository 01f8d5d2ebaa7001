import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, PaymentOrderView, ReceiptView } from '@helan/contracts';
import { leftOf } from '../../testing/nothing-left.js';
import { leavePool } from '../../testing/pool.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';

let platform: TestPlatform;
beforeAll(async () => (platform = await TestPlatform.start()));
afterAll(() => platform.close());

const NOT_OURS = { isHis: false, isNotOurs: true, reason: '银行错账，当日已冲回' };
const YES = { agrees: true, reason: '对着网银看过' };

async function entered(flowNo: string, bank = 'DEPOSIT_BANK'): Promise<string> {
  const line = {
    ...{ bank, flowNo, subAccount: '1', payerName: '路过的人', amountYuan: '12.34' },
    payerAccount: '29010201040009',
    arrivedAt: await platform.minute(),
  };
  return (await (await platform.as('chuna')).post<{ id: string }>('finance/receipts', line)).id;
}
const confirm = async (id: string) => (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
const decide = async (login: string, id: string, body: object, answer = '') =>
  (await platform.as(login)).post(`finance/receipts/${id}/decision${answer}`, body);
const refused = async (login: string, id: string, body: object, answer = '') =>
  (await platform.as(login)).refused('post', `finance/receipts/${id}/decision${answer}`, body);
const listed = async (id: string) =>
  (await (await platform.as('fuhe')).get<PageView<ReceiptView>>('finance/receipts')).items.find(
    (row) => row.id === id,
  )!;
const orders = async (state: string) =>
  (
    await (
      await platform.as('chuna')
    ).get<PageView<PaymentOrderView>>(`finance/payment-orders?state=${state}`)
  ).items;
const check = () => platform.app.get(LedgerService).check();

describe('a line that the statement does not have as the center’s', () => {
  test('is discarded by two people before it is confirmed, and can be entered as it is', async () => {
    const id = await entered('W1');
    expect(await refused('chuna', id, { ...NOT_OURS, isNotOurs: false })).toMatchObject({
      code: 'ledger.busy',
    });
    expect(await refused('chuna', id, { ...NOT_OURS, isHis: true })).toMatchObject({ status: 422 });
    await decide('chuna', id, NOT_OURS);
    expect(
      await (await platform.as('fuhe')).refused('post', `finance/receipts/${id}/confirmation`),
    ).toMatchObject({ code: 'receipt.proposed' });
    expect(await listed(id)).toMatchObject({ proposal: { isNotOurs: true, reason: NOT_OURS.reason } });
    await decide('fuhe', id, YES, '/answer');
    expect(await listed(id)).toMatchObject({ state: 'DISCARDED', proposal: null });
    expect((await leftOf(platform)).held).toEqual([]);
    expect(
      await (await platform.as('fuhe')).refused('post', `finance/receipts/${id}/confirmation`),
    ).toMatchObject({ code: 'ledger.busy' });
    const right = await entered('W1');
    await confirm(right);
    expect(await listed(right)).toMatchObject({ state: 'POOLED' });
  });

  test('is discarded while it waits to go back: the books are put right and nothing is paid', async () => {
    const id = await entered('W2');
    await confirm(id);
    const held = async () => (await leftOf(platform)).held.filter(({ subject }) => subject === id);
    expect(await held()).toEqual([{ account: 'DEPOSIT_UNCLAIMED', subject: id, fen: '1234' }]);
    await decide('chuna', id, NOT_OURS);
    await leavePool(platform);
    // As long as nobody has answered, nothing goes back.
    expect(await listed(id)).toMatchObject({ state: 'POOLED' });
    await decide('fuhe', id, { agrees: false, reason: '网银上还在' }, '/answer');
    expect(await listed(id)).toMatchObject({ state: 'UNCLAIMED', proposal: null });
    await decide('chuna', id, NOT_OURS);
    await decide('fuhe', id, YES, '/answer');
    expect(await listed(id)).toMatchObject({ state: 'DISCARDED' });
    expect(await held()).toEqual([]);
    expect((await orders('CANCELLED')).map(({ kind }) => kind)).toEqual(['RETURN']);
    expect(await check()).toEqual([]);
  });

  test('waits while the bank has been told to send it back', async () => {
    const id = await entered('W3');
    await confirm(id);
    await leavePool(platform);
    const due = await orders('DUE');
    for (const order of due)
      await (
        await platform.as('chuna')
      ).post(`finance/payment-orders/${order.id}/execution`, { flowNo: order.id.slice(0, 16) });
    await decide('chuna', id, NOT_OURS);
    expect(await refused('fuhe', id, YES, '/answer')).toMatchObject({ code: 'ledger.busy' });
    for (const order of due)
      await (await platform.as('fuhe')).post(`finance/payment-orders/${order.id}/confirmation`);
    expect(await listed(id)).toMatchObject({ state: 'RETURNED' });
    expect(await refused('fuhe', id, YES, '/answer')).toMatchObject({ code: 'receipt.no-proposal' });
  });
});

test('what was sent back to its payer and came again is his once more, and goes to the account that he names', async () => {
  const [sent] = (await orders('CONFIRMED')) as [PaymentOrderView];
  const at = (route: string) => `finance/payment-orders/${sent.id}/${route}`;
  await (await platform.as('chuna')).post(at('return'), { flowNo: 'B1', reason: '户名账号不符' });
  await (await platform.as('fuhe')).post(at('decision/answer'), YES);
  const back = (await leftOf(platform)).held;
  expect(back).toEqual([{ account: 'DEPOSIT_UNCLAIMED', subject: back[0]!.subject, fen: '1234' }]);
  expect(await listed(back[0]!.subject)).toMatchObject({ state: 'UNCLAIMED' });
  const cashier = await platform.as('chuna');
  expect(await cashier.refused('post', at('replacement'), { reason: '付款人来电话说明' })).toMatchObject({
    faults: [{ field: 'payeeAccount', code: 'text.missing' }],
  });
  await cashier.post(at('replacement'), { payeeAccount: '29010201040008', reason: '付款人来函，附回单' });
  const [again] = (await orders('PROPOSED')) as [PaymentOrderView];
  expect(again.isPayeeRegistered).toBe(false);
  await (await platform.as('fuhe')).post(`finance/payment-orders/${again.id}/decision/answer`, YES);
  await cashier.post(`finance/payment-orders/${again.id}/execution`, { flowNo: 'B2' });
  await (await platform.as('fuhe')).post(`finance/payment-orders/${again.id}/confirmation`);
  expect(await listed(back[0]!.subject)).toMatchObject({ state: 'RETURNED' });
  expect((await leftOf(platform)).held).toEqual([]);
  expect(await check()).toEqual([]);
});

test('a price under a sub-account that no contract has is held for two people: entered wrong, or back', async () => {
  const wrong = await entered('W4', 'PRICE_BANK');
  await confirm(wrong);
  expect(await listed(wrong)).toMatchObject({ state: 'HELD' });
  const held = { subject: wrong, account: 'PRICE_UNCLAIMED', fen: '1234' };
  expect((await leftOf(platform)).held).toEqual([held]);
  const rows: unknown[] = await platform.asOwner('select fault from bank_receipt where id = $1', [wrong]);
  expect(rows).toEqual([{ fault: 'payment.unknown-account' }]);
  expect(await orders('DUE')).toEqual([]);
  expect(await listed(wrong)).toMatchObject({ mayBeHis: false });
  expect(await refused('chuna', wrong, { isHis: true, reason: '付款人来电话说明' })).toMatchObject({
    code: 'payment.unknown-account',
    faults: [{ field: 'isHis' }],
  });
  await decide('chuna', wrong, NOT_OURS);
  await decide('fuhe', wrong, YES, '/answer');
  expect(await listed(wrong)).toMatchObject({ state: 'DISCARDED' });
  const again = await entered('W4', 'PRICE_BANK');
  await confirm(again);
  await decide('chuna', again, { isHis: false, reason: '流水上就是这个子账号' });
  await decide('fuhe', again, YES, '/answer');
  expect(await listed(again)).toMatchObject({ state: 'UNCLAIMED' });
  expect((await orders('DUE')).map(({ kind }) => kind)).toEqual(['RETURN']);
  expect(await check()).toEqual([]);
});
