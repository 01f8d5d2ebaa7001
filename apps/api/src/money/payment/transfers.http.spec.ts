import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BankAccount, orderMarkOf, shanghaiDate } from '@helan/domain';
import type { BankLineView, ContractView, DayView, PageView, PaymentOrderView } from '@helan/contracts';
import { Transactions } from '../../kernel/db/index.js';
import { BankDesk, bankTable } from '../../testing/bank-files.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';
import { type BankArrived, TransferArrivals } from './index.js';

let platform: TestPlatform;
let story: Story;
let contract: ContractView;
let lotNo: string;
let transfer: PaymentOrderView;

const PRICE_ACCOUNT = '6401220002000001';
const LINE = { bank: 'PRICE_BANK', subAccount: '1', payerAccount: '29010201040009', amountYuan: '7440' };
const YES = { agrees: true, reason: '对着网银看过' };
const orders = async (kind: string) =>
  (await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders')).items.filter(
    (order) => order.kind === kind,
  );
const post = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post(`finance/payment-orders/${route}`, body);
const refused = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).refused('post', `finance/payment-orders/${route}`, body);
const check = () => platform.app.get(LedgerService).check();
/** What an account of the lot, or of the deposits together, comes to: debits less credits, in fen. */
async function sumOf(account: string, subject?: string): Promise<string> {
  const rows: { fen: string }[] = await platform.dataSource.query(
    `select coalesce(sum(debit_fen - credit_fen), 0)::text as fen from ledger_line
     where account = $1 and ($2::text is null or subject = $2)`,
    [account, subject ?? null],
  );
  return rows[0]!.fen;
}
const books = async () => ({
  atDepositBank: await sumOf('DEPOSIT_BANK'),
  due: await sumOf('TRANSFERS_DUE'),
  coming: await sumOf('TRANSFERS_COMING', lotNo),
  atPriceBank: await sumOf('PRICE_BANK', lotNo),
});

const own = async () => (await orders('TRANSFER')).find(({ id }) => id === transfer.id)!;
const arrive = (arrived: BankArrived[]) =>
  platform.app.get(Transactions).run((tx) => platform.app.get(TransferArrivals).arriveByBank(tx, arrived));
/** By a batch of its own, to which a second person agrees. */
async function handToBank(): Promise<void> {
  const batches = 'finance/payment-batches';
  const { id } = await (
    await platform.as('chuna')
  ).post<{ id: string }>(batches, { bank: 'DEPOSIT_BANK', title: '划转', ids: [transfer.id] });
  await (
    await platform.as('fuhe')
  ).post(`${batches}/${id}/sending`, { count: 1, amountFen: transfer.amountFen });
}

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const { lotId, contract: signed } = await story.signed();
  contract = signed;
  const [lot]: { no: string }[] = await platform.dataSource.query('select no from lot where id = $1', [
    lotId,
  ]);
  lotNo = lot!.no;
});
afterAll(() => platform.close());

describe('a deposit that becomes price', () => {
  test('is ordered to be moved, and until then no bank account is said to have it', async () => {
    [transfer] = (await orders('TRANSFER')) as [PaymentOrderView];
    expect(transfer).toMatchObject({
      state: 'DUE',
      kindName: '保证金划转价款专户',
      bankName: '保证金专户',
      payeeName: '贺兰县农村产权流转服务中心（价款专户）',
      payeeAccountMasked: '中心价款专户',
      amountFen: '744000',
    });
    // Both deposits still lie at the deposits' bank, the loser's refund is ordered beside it.
    expect(await books()).toEqual({
      atDepositBank: '1488000',
      due: '-744000',
      coming: '744000',
      atPriceBank: '0',
    });
    expect(await check()).toEqual([]);
  });

  test('nothing is paid out of what is still coming', async () => {
    await story.payPrice(contract);
    const [payout] = (await orders('PAYOUT')) as [PaymentOrderView];
    expect(payout).toMatchObject({ state: 'DUE', waitsForTransfer: true });
    expect(await refused('chuna', `${payout.id}/execution`, { flowNo: 'P1' })).toMatchObject({
      code: 'payment.transfer-coming',
    });
    expect(
      await (
        await platform.as('chuna')
      ).refused('post', 'finance/payment-batches', {
        bank: 'PRICE_BANK',
        title: '付价款',
        ids: [payout.id],
      }),
    ).toMatchObject({ code: 'batch.empty' });
    const work = await (
      await platform.as('chuna')
    ).get<PageView<{ kind: string; title: string }>>('desk/work?kind=ORDER_EXECUTE');
    expect(work.items.map(({ title }) => title).sort()).toEqual(['退保证金', '保证金划转价款专户'].sort());
  });

  test('has a line of its own in each statement, which is nothing else', async () => {
    await post('chuna', `${transfer.id}/execution`, { flowNo: 'T1', arrivalFlowNo: 'T2' });
    const line = {
      ...{ ...LINE, flowNo: 't-2', subAccount: contract.priceSubAccount, payerName: '路过的人' },
      arrivedAt: await platform.minute(),
    };
    expect(await (await platform.as('chuna')).refused('post', 'finance/receipts', line)).toMatchObject({
      code: 'receipt.duplicate',
    });
    expect(
      await (
        await platform.as('chuna')
      ).refused('post', 'finance/receipts', {
        ...line,
        ...{ bank: 'DEPOSIT_BANK', flowNo: 'T1', subAccount: '1' },
      }),
    ).toMatchObject({ code: 'receipt.duplicate' });
  });

  test('is put back where its number was written down wrong, and the number is free again', async () => {
    await post('fuhe', `${transfer.id}/send-back`, { reason: '流水号抄错一位' });
    expect((await orders('TRANSFER'))[0]).toMatchObject({
      ...{ state: 'DUE', flowNo: null, arrivalFlowNo: null, sentBackFor: '流水号抄错一位' },
    });
    await post('chuna', `${transfer.id}/execution`, { flowNo: 'T1', arrivalFlowNo: 'T3' });
    expect(await refused('chuna', `${transfer.id}/confirmation`)).toMatchObject({ status: 403 });
    await post('fuhe', `${transfer.id}/confirmation`);
    expect(await books()).toMatchObject({ due: '0', coming: '0', atDepositBank: '744000' });
    expect((await orders('PAYOUT'))[0]).toMatchObject({ waitsForTransfer: false });
    expect(await check()).toEqual([]);
  });

  test('that the bank took back is coming once more, until it is moved again', async () => {
    expect(await refused('chuna', `${transfer.id}/replacement`, { reason: '还没有退' })).toMatchObject({
      code: 'ledger.busy',
    });
    await post('chuna', `${transfer.id}/return`, { reason: '户名不符退回', flowNo: 'T4' });
    await post('fuhe', `${transfer.id}/decision/answer`, YES);
    expect(await books()).toMatchObject({ due: '-744000', coming: '744000', atDepositBank: '1488000' });
    const [payout] = (await orders('PAYOUT')) as [PaymentOrderView];
    expect(await refused('chuna', `${payout.id}/execution`, { flowNo: 'P1' })).toMatchObject({
      code: 'payment.transfer-coming',
    });
    expect(
      await refused('chuna', `${transfer.id}/replacement`, {
        ...{ payeeAccount: '29010201040008', reason: '换一个账户' },
      }),
    ).toMatchObject({ faults: [{ field: 'payeeAccount' }] });
    await post('chuna', `${transfer.id}/replacement`, { reason: '户名改对了' });
    transfer = (await orders('TRANSFER')).find(({ state }) => state === 'PROPOSED')!;
    await post('fuhe', `${transfer.id}/decision/answer`, YES);
  });

  test('is confirmed by the bank’s own files, whichever of the two accounts’ comes first', async () => {
    const desk = new BankDesk(platform);
    await desk.settle();
    await desk.settle('PRICE_BANK', { accountNo: PRICE_ACCOUNT });
    await handToBank();
    const day = shanghaiDate(await platform.time());
    const mark = orderMarkOf(transfer.id);
    const take = async (content: Buffer, bank: BankAccount) => {
      const { id } = await desk.read(content, bank);
      await desk.take(id);
      await (await platform.as('fuhe')).post(`finance/bank-statements/${id}/release`);
      await desk.run();
    };
    await take(bankTable([{ day, flowNo: 'A5', yuan: 7440, mark }], PRICE_ACCOUNT), 'PRICE_BANK');
    expect(await own()).toMatchObject({ state: 'SENT', flowNo: null });
    expect(await books()).toMatchObject({ due: '-744000', coming: '744000' });
    await take(bankTable([{ day, flowNo: 'T5', yuan: -7440, mark }]), 'DEPOSIT_BANK');
    expect(await own()).toMatchObject({ state: 'CONFIRMED', flowNo: 'T5', arrivalFlowNo: 'A5' });
    expect(await books()).toMatchObject({ due: '0', coming: '0', atDepositBank: '744000' });
    const lines = await (await platform.as('chuna')).get<PageView<BankLineView>>('finance/bank-lines');
    expect(lines.items.map(({ flowNo, outcome }) => [flowNo, outcome])).toEqual([
      ['T5', 'PAYMENT'],
      ['A5', 'TRANSFER'],
    ]);
    // Each account agrees with its own statement about it.
    for (const [bank, number] of [
      ['DEPOSIT_BANK', 'T5'],
      ['PRICE_BANK', 'A5'],
    ]) {
      const view = await (await platform.as('chuna')).get<DayView>(`finance/days/${bank}/${day}`);
      expect(view.differences.map(({ name }) => name)).not.toContain(`流水 ${number}`);
      expect(view.bankFen).not.toBe(null);
    }
  });

  test('has no more than one line in each of them', async () => {
    const again = { ...LINE, payerName: '路过的人', arrivedAt: await platform.minute() };
    expect(
      await (await platform.as('chuna')).refused('post', 'finance/receipts', { ...again, flowNo: 'A5' }),
    ).toMatchObject({ code: 'receipt.duplicate' });
    expect(await arrive([{ orderId: transfer.id, flowNo: 'A5' }])).toMatchObject([{ outcome: 'KNOWN' }]);
    expect(await arrive([{ orderId: transfer.id, flowNo: 'A6' }])).toMatchObject([
      { outcome: 'REFUSED', refusal: { code: 'payment.flow-differs', values: { flowNo: 'A5' } } },
    ]);
    expect(await arrive([{ orderId: contract.id, flowNo: 'A6' }])).toMatchObject([
      { outcome: 'REFUSED', refusal: { code: 'payment.unknown-order' } },
    ]);
  });

  test('lets go what waited for it', async () => {
    expect(await story.payOutAll()).toBe(2);
    expect(await books()).toEqual({ atDepositBank: '0', due: '0', coming: '0', atPriceBank: '0' });
    expect(await check()).toEqual([]);
  });
});
