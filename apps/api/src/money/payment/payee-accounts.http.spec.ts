import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, PayeeView, PaymentOrderView } from '@helan/contracts';
import { signedHouseholdLot } from '../../testing/household-lots.js';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { moveDeposits } from '../../testing/transfers.js';

const HOUSEHOLD = '马占川';
const UNIT = '宁夏某某农业科技有限公司';
/** The bank said his account as it is: whoever pays in by a passbook has no card. */
const SAVER = '赵大田';
/** A card of sixteen digits whose last one is wrong, and the card as it is. */
const WRONG_CARD = '6222020100001235';
const CARD = '6222020100001236';
const PASSBOOK = '29010201040008';

let platform: TestPlatform;
const orderOf = new Map<string, PaymentOrderView>();
const at = (name: string, route: string) => `finance/payment-orders/${orderOf.get(name)!.id}/${route}`;

beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const { contract } = await signedHouseholdLot(story, 4);
  await story.payPrice(contract);
  await moveDeposits(platform);
  for (const [index, payerName] of [SAVER, '路过的人', UNIT].entries()) await paysIn(payerName, index);
  await leavePool(platform);
  const cashier = await platform.as('chuna');
  const { items } = await cashier.get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
  for (const order of items) orderOf.set(order.payeeName!, order);
});
afterAll(() => platform.close());

/** Into an account that is nobody's: it goes back once its time in the pool is over. */
async function paysIn(payerName: string, index: number): Promise<void> {
  const { id } = await (
    await platform.as('chuna')
  ).post<{ id: string }>('finance/receipts', {
    ...{ bank: 'DEPOSIT_BANK', flowNo: `Q${index}`, subAccount: '1', payerName, amountYuan: `12.3${index}` },
    ...{ payerAccount: WRONG_CARD, arrivedAt: await platform.minute() },
  });
  await (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
}

/** The bank did not take it: it is to be paid again. */
async function comesBack(name: string): Promise<void> {
  await (await platform.as('chuna')).post(at(name, 'return'), { reason: '户名账号不符' });
  await (
    await platform.as('fuhe')
  ).post(at(name, 'decision/answer'), { agrees: true, reason: '对着网银看过' });
}

describe('whoever pays', () => {
  test.each([
    // As the sheet of the lot says it.
    [HOUSEHOLD, '402871000021'],
    // Whoever pays in tells no bank's number.
    ['路过的人', null],
  ])('%s sees the number of the bank, where anybody has told it: %s', async (name, bankNo) => {
    const payee = await (await platform.as('chuna')).get<PayeeView>(at(name, 'payee'));
    expect(payee).toMatchObject({ payeeName: name, bankNo });
  });
});

describe('what came back is paid again', () => {
  test.each([
    [HOUSEHOLD, WRONG_CARD, 'identity.bad-bank-account'],
    [HOUSEHOLD, PASSBOOK, 'identity.bad-bank-account'],
    [HOUSEHOLD, '6.2E+18', 'identity.account-not-digits'],
    [HOUSEHOLD, CARD, null],
    ['路过的人', '6222020100001226', 'identity.bad-bank-account'],
    ['路过的人', '1234567', 'identity.bad-bank-account'],
    ['路过的人', PASSBOOK, null],
    [SAVER, WRONG_CARD, null],
    [UNIT, '1234567', 'identity.bad-bank-account'],
    [UNIT, '6222020100001226', null],
  ])('to %s by the account %s: %s', async (name, payeeAccount, code) => {
    if (orderOf.get(name)!.state === 'DUE') {
      await comesBack(name);
      orderOf.set(name, { ...orderOf.get(name)!, state: 'BOUNCED' });
    }
    const cashier = await platform.as('chuna');
    const request = { payeeAccount, reason: '收款人到窗口核过' };
    if (code === null) {
      await cashier.post(at(name, 'replacement'), request);
      return;
    }
    expect(await cashier.refused('post', at(name, 'replacement'), request)).toMatchObject({
      status: 422,
      faults: [{ field: 'payeeAccount', code, sentence: expect.any(String) }],
    });
  });
});
