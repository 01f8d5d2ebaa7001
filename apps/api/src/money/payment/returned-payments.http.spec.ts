import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ContractView,
  OwnReturnedPaymentView,
  PageView,
  PartyView,
  PaymentOrderView,
  RegistrationView,
} from '@helan/contracts';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { EndingNotices } from '../../testing/ending-notices.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let registrations: string[];
let contract: ContractView;

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId, registrations } = await story.won());
});
afterAll(() => platform.close());

const YES = { agrees: true, reason: '对着网银看过' };
const CLOSED = { reason: '账户已销户' };

const post = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post(`finance/payment-orders/${route}`, body);
const refused = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).refused('post', `finance/payment-orders/${route}`, body);
const orders = async (kind: string, state?: string) =>
  (await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders')).items.filter(
    (order) => order.kind === kind && (state === undefined || order.state === state),
  );
const check = () => platform.app.get(LedgerService).check();
const heldOf = async (account: string) =>
  (await leftOf(platform)).held.filter((row) => row.account === account).map(({ fen }) => fen);
const loser = async () =>
  (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${registrations[0]}`);
const returned = async (login: string) =>
  (await platform.as(login)).get<OwnReturnedPaymentView[]>('my/returned-payments');
/** One reports it, another agrees. */
async function comesBack(id: string, body: object): Promise<void> {
  await post('chuna', `${id}/return`, body);
  await post('fuhe', `${id}/decision/answer`, YES);
}

describe('a refund that was confirmed and that the bank sends back', () => {
  let id: string;
  let again: string;

  test('is paid, as far as anybody knows', async () => {
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    contract = await story.signContract(lotId);
    // And what the winner's deposit pays of the price is moved to its account.
    expect(await story.payOutAll()).toBe(2);
    [{ id }] = (await orders('REFUND', 'CONFIRMED')) as [PaymentOrderView];
    expect((await loser()).deposit).toMatchObject({ state: 'REFUNDED' });
    expect(await heldOf('DEPOSITS_HELD')).toEqual([]);
  });

  test('is reported by one with the line of the statement, and agreed to by another', async () => {
    expect(await refused('fuhe', `${id}/return`, { ...CLOSED, flowNo: 'T1' })).toMatchObject({ status: 403 });
    expect(await refused('chuna', `${id}/return`, CLOSED)).toMatchObject({
      faults: [{ field: 'flowNo', code: 'receipt.bad-flow-number' }],
    });
    const flowNo = (await orders('REFUND'))[0]!.flowNo;
    expect(await refused('chuna', `${id}/return`, { ...CLOSED, flowNo })).toMatchObject({
      code: 'receipt.duplicate',
    });
    await post('chuna', `${id}/return`, { ...CLOSED, flowNo: 'T1' });
    expect(await refused('chuna', `${id}/return`, { ...CLOSED, flowNo: 'T2' })).toMatchObject({
      code: 'payment.proposed',
    });
    expect((await orders('REFUND'))[0]).toMatchObject({
      state: 'CONFIRMED',
      proposal: {
        kind: 'RETURNED',
        flowNo: 'T1',
        reason: '账户已销户',
        proposerName: '钱细分',
        isMine: true,
      },
    });
    expect((await loser()).deposit).toMatchObject({ state: 'REFUNDED' });
    await platform.dataSource.query(
      "update account set roles = array['FINANCE_CLERK', 'FINANCE_CHECK'] where login = 'chuna'",
    );
    expect(await refused('chuna', `${id}/decision/answer`, YES)).toMatchObject({
      code: 'permission.same-person',
    });
    await platform.dataSource.query(
      "update account set roles = array['FINANCE_CLERK'] where login = 'chuna'",
    );
    await post('fuhe', `${id}/decision/answer`, YES);
    expect(await refused('fuhe', `${id}/decision/answer`, YES)).toMatchObject({
      code: 'payment.no-proposal',
    });
  });

  test('is the center’s to pay again: books, deposit and payee say so', async () => {
    expect((await orders('REFUND'))[0]).toMatchObject({ state: 'BOUNCED', proposal: null });
    expect((await loser()).deposit).toMatchObject({ state: 'REFUND_DUE' });
    expect(await heldOf('DEPOSITS_HELD')).toEqual(['744000']);
    expect(await check()).toEqual([]);
    expect(await returned('jingmai1')).toMatchObject([
      { kindName: '退保证金', amountFen: '744000', reason: '账户已销户' },
    ]);
    expect(await returned('jingmai2')).toEqual([]);
    const receipt = { bank: 'DEPOSIT_BANK', flowNo: 'T1', subAccount: '1', payerName: '银行' };
    expect(
      await (
        await platform.as('chuna')
      ).refused('post', 'finance/receipts', {
        ...receipt,
        payerAccount: '29010201040009',
        amountYuan: '7440.00',
        arrivedAt: await platform.minute(),
      }),
    ).toMatchObject({ code: 'receipt.duplicate' });
  });

  test('is paid by an order of its own to the account that two people correct', async () => {
    const before = (await (await platform.as('jingmai1')).get<{ party: PartyView }>('my/party')).party;
    expect(await refused('chuna', `${id}/execution`, { flowNo: 'X1' })).toMatchObject({
      code: 'ledger.busy',
    });
    expect(
      await refused('chuna', `${id}/replacement`, { payeeAccount: '12', reason: '本人到窗口更正' }),
    ).toMatchObject({ faults: [{ field: 'payeeAccount' }] });
    // A card of sixteen digits that fails its check digit, and a bank's number that is none.
    const wrong = { payeeAccount: '6222020100001235', payeeBankNo: '10587100002', reason: '本人到窗口更正' };
    expect(await refused('chuna', `${id}/replacement`, wrong)).toMatchObject({
      faults: [
        { field: 'payeeAccount', code: 'identity.bad-bank-account' },
        { field: 'payeeBankNo', code: 'bank.bad-bank-number' },
      ],
    });
    const corrected = {
      payeeAccount: '6217000010001239998',
      payeeBank: '建设银行贺兰支行',
      payeeBankNo: '１０５８ ７１０００ ０２９',
      reason: '本人到窗口更正',
    };
    await post('chuna', `${id}/replacement`, corrected);
    expect(await refused('chuna', `${id}/replacement`, corrected)).toMatchObject({
      code: 'payment.proposed',
    });
    const proposed = (await orders('REFUND', 'PROPOSED'))[0]!;
    expect(await refused('chuna', `${proposed.id}/execution`, { flowNo: 'X1' })).toMatchObject({
      code: 'ledger.busy',
    });
    await post('fuhe', `${proposed.id}/decision/answer`, { agrees: false, reason: '没有见到银行卡' });
    expect((await orders('REFUND')).map(({ state }) => state).sort()).toEqual(['BOUNCED', 'CANCELLED']);
    await post('chuna', `${id}/replacement`, corrected);
    again = (await orders('REFUND', 'PROPOSED'))[0]!.id;
    await post('fuhe', `${again}/decision/answer`, YES);
    expect((await orders('REFUND')).map(({ state }) => state).sort()).toEqual([
      'CANCELLED',
      'DUE',
      'REPLACED',
    ]);
    const after = (await (await platform.as('jingmai1')).get<{ party: PartyView }>('my/party')).party;
    expect(after.bankName).toBe('建设银行贺兰支行');
    expect(after.bankAccountMasked).toMatch(/9998$/);
    expect([before.bankNo, after.bankNo]).toEqual(['402871000021', '105871000029']);
    expect(await (await platform.as('chuna')).get(`finance/payment-orders/${again}/payee`)).toMatchObject({
      ...{ payeeAccount: corrected.payeeAccount, bankNo: '105871000029' },
    });
    expect(after.version).toBe(before.version + 1);
    expect(await returned('jingmai1')).toEqual([]);
  });

  test('ends where it began: nothing of it is held', async () => {
    expect(await story.payOutAll()).toBe(1);
    expect((await loser()).deposit).toMatchObject({ state: 'REFUNDED' });
    expect(await heldOf('DEPOSITS_HELD')).toEqual([]);
    expect(await check()).toEqual([]);
  });
});

describe('a payment that the bank does not take', () => {
  test('goes out by another order; nothing was booked, and its number is free again', async () => {
    await story.payPrice(contract);
    const payout = (await orders('PAYOUT', 'DUE'))[0]!;
    await post('chuna', `${payout.id}/execution`, { flowNo: 'P1' });
    expect(await refused('chuna', `${payout.id}/return`, { ...CLOSED, flowNo: 'T3' })).toMatchObject({
      code: 'receipt.bad-flow-number',
    });
    await comesBack(payout.id, { reason: '银行受理失败' });
    expect((await orders('PAYOUT'))[0]).toMatchObject({ state: 'BOUNCED', flowNo: null });
    expect(await heldOf('PRICES_HELD')).toEqual(['7500000']);
    expect(await returned('nonghu')).toMatchObject([{ reason: '银行受理失败', amountFen: '7500000' }]);
    // The account was right: it is paid to it once more.
    await post('chuna', `${payout.id}/replacement`, { reason: '银行系统故障，账户无误' });
    const again = (await orders('PAYOUT', 'PROPOSED'))[0]!;
    await post('fuhe', `${again.id}/decision/answer`, YES);
    await post('chuna', `${again.id}/execution`, { flowNo: 'P1' });
    await post('fuhe', `${again.id}/confirmation`);
    expect(await story.state(lotId)).toBe('SETTLED');
  });

  test('that comes back once the lot is settled is held for the transferor until it is his', async () => {
    const paid = (await orders('PAYOUT', 'CONFIRMED'))[0]!;
    await comesBack(paid.id, { ...CLOSED, flowNo: 'T4' });
    expect(await story.state(lotId)).toBe('SETTLED');
    const rows = (await (await platform.as('nonghu')).get<ContractView>(`lots/${lotId}/contract`)).payments;
    expect(rows[0]).toMatchObject({ paidFen: '7500000', paidOutFen: '0' });
    expect(await heldOf('PRICES_HELD')).toEqual(['7500000']);
    await post('chuna', `${paid.id}/replacement`, { reason: '账户已恢复' });
    await post('fuhe', `${(await orders('PAYOUT', 'PROPOSED'))[0]!.id}/decision/answer`, YES);
    expect(await story.payOutAll()).toBe(1);
    expect((await leftOf(platform)).held).toEqual(NOTHING.held);
    expect(await check()).toEqual([]);
  });

  test('and whose contract ends meanwhile is not paid again: the money goes to whose it is now', async () => {
    const paid = (await orders('PAYOUT', 'CONFIRMED'))[0]!;
    await comesBack(paid.id, { ...CLOSED, flowNo: 'T5' });
    await post('chuna', `${paid.id}/replacement`, { reason: '账户已恢复' });
    const notices = new EndingNotices(story, lotId);
    await notices.propose('SERIOUS');
    expect((await notices.decide()).status).toBe(204);
    expect(await orders('PAYOUT', 'PROPOSED')).toEqual([]);
    expect(await orders('PAYOUT', 'BOUNCED')).toEqual([]);
    while ((await story.payOutAll()) > 0);
    expect((await leftOf(platform)).held).toEqual(NOTHING.held);
    expect(await check()).toEqual([]);
  });
});
