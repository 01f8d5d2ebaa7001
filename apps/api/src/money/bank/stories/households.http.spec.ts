import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PayeeView, PaymentOrderView, PayoutTableView, PreparedBatchView } from '@helan/contracts';
import { FieldCipher } from '../../../kernel/secrets/field-cipher.js';
import type { Told } from '../../../testing/file-bank.js';
import { FiledStory } from '../../../testing/filed-story.js';
import { type HouseholdLot, signedHouseholdLot } from '../../../testing/household-lots.js';
import { NOTHING, leftOf } from '../../../testing/nothing-left.js';

/** The price of four households' land, of whom one has changed his account meanwhile and one's account the bank refuses. */
let story: FiledStory;
let lot: HouseholdLot;
let orders: PaymentOrderView[];
let told: Told[];

const MOVED_TO = '6217000010001234567';
const CORRECTED = '6217000010007654323';
const YES = { agrees: true, reason: '本人到窗口核过' };
const table = async () =>
  (await story.platform.as('fuhe')).get<PayoutTableView>(`lots/${lot.lotId}/settlement/payouts`);
const states = async () => (await table()).rows.map(({ state }) => state);
const sumOf = (fens: readonly bigint[]) => fens.reduce((sum, fen) => sum + fen, 0n);

beforeAll(async () => {
  story = await FiledStory.begin();
  lot = await signedHouseholdLot(story, 4);
  while ((await story.payOutAll()) > 0);
  await story.payPrice(lot.contract);
  orders = await story.bank.orders('PAYOUT', 'DUE');
}, 240_000);
afterAll(() => story.platform.close());

describe('a price that is paid to each household of a lot', () => {
  test('is ordered in parts that come to it to the fen', async () => {
    expect(orders).toHaveLength(4);
    const parts = orders.map(({ amountFen }) => BigInt(amountFen!));
    expect(sumOf(parts).toString()).toBe(lot.contract.payments[0]!.amountFen);
    expect(await story.bank.faults()).toEqual([]);
  });

  test('leaves out of the bank’s file whose account has changed since, until two people have looked', async () => {
    await movesTo(orders[0]!, MOVED_TO);
    const clerk = await story.platform.as('chuna');
    const { id, count, changedAccounts } = await clerk.post<PreparedBatchView>('finance/payment-batches', {
      ...{ bank: 'PRICE_BANK', title: '拨付价款' },
    });
    expect({ count, changedAccounts }).toEqual({ count: 3, changedAccounts: 1 });
    await clerk.post(`finance/payment-batches/${id}/cancellation`, { reason: '等四户一起付' });
    const at = `finance/payment-orders/${orders[0]!.id}`;
    expect(await clerk.get<PayeeView>(`${at}/payee`)).toMatchObject({ isAccountChanged: true });
    await clerk.post(`${at}/new-account`, { reason: '本人到窗口换了卡' });
    expect(await clerk.refused('post', `${at}/decision/answer`, YES)).toMatchObject({ status: 403 });
    await (await story.platform.as('fuhe')).post(`${at}/decision/answer`, YES);
    told = await story.bank.isTold('PRICE_BANK');
    expect(told).toHaveLength(4);
    expect(told.find(({ orderId }) => orderId === orders[0]!.id)!.account).toBe(MOVED_TO);
    expect(sumOf(told.map(({ fen }) => fen)).toString()).toBe(lot.contract.payments[0]!.amountFen);
  });

  test('stands as the bank has it: three are paid, one comes back by its mark before it was', async () => {
    const [, failed, ...others] = told as [Told, Told, ...Told[]];
    for (const one of [told[0]!, ...others]) await story.bank.pays(one);
    await story.bank.says('PRICE_BANK');
    expect((await states()).sort()).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'SENT']);
    await story.bank.answers([{ mark: failed.mark, status: 'RJCT', reason: 'BE01' }], 'PRICE_BANK');
    const [order] = await story.bank.orders('PAYOUT', 'BOUNCED');
    expect(order).toMatchObject({ id: failed.orderId, failedFor: '户名和账号不符' });
    expect(await story.state(lot.lotId)).not.toBe('SETTLED');
    expect(await story.bank.faults()).toEqual([]);
  });

  test('is settled once the last has it, by the account that two people have seen', async () => {
    const { orderId } = told[1]!;
    await story.payAgain(orderId, { payeeAccount: CORRECTED });
    const [again, ...others] = await story.bank.isTold('PRICE_BANK');
    expect([again!.account, again!.fen, others]).toEqual([CORRECTED, told[1]!.fen, []]);
    await story.bank.pays(again!);
    await story.bank.says('PRICE_BANK');
    expect(await story.state(lot.lotId)).toBe('SETTLED');
    expect((await leftOf(story.platform)).held).toEqual(NOTHING.held);
    expect(story.bank.holds).toEqual({ DEPOSIT_BANK: 0n, PRICE_BANK: 0n });
    expect(await story.bank.differences('PRICE_BANK')).toEqual([]);
    expect(await story.bank.faults()).toEqual([]);
  });
});

/** What the lot's sheet says of the household from now on. */
async function movesTo({ payeeName }: PaymentOrderView, account: string): Promise<void> {
  const sealed = story.platform.app.get(FieldCipher).seal(account, 'household.bank_account');
  await story.platform.dataSource.query(
    'update project_household set bank_account_enc = $1 where project_id = $2 and name = $3',
    [sealed, lot.projectId, payeeName],
  );
}
