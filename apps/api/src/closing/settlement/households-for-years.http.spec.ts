import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConfirmedPaymentsView, ContractView, PayoutTableView } from '@helan/contracts';
import { LedgerService } from '../../money/ledger/index.js';
import { type HouseholdLot, signedHouseholdLot } from '../../testing/household-lots.js';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const MANY = 200;

let platform: TestPlatform;
let story: Story;
let room: MessageRoom;
let lot: HouseholdLot;

beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
  story = new Story(platform);
  lot = await signedHouseholdLot(story, MANY);
}, 180_000);
afterAll(() => platform.close());

const tableOf = async (seq: number) =>
  (await platform.as('fuhe')).get<PayoutTableView>(`lots/${lot.lotId}/settlement/payouts?seq=${seq}`);

/** The bank has paid all of a rent; the second person confirms it in one act. */
async function payOut(seq: number): Promise<void> {
  const orders = await platform.dataSource.query<{ id: string; kind: string }[]>(
    `select id, kind from payment_order where state = 'DUE' and lot_id = $1 and kind in ('TRANSFER', 'PAYOUT')
     order by kind desc, key`,
    [lot.lotId],
  );
  const cashier = await platform.as('chuna');
  // What a deposit paid of it is moved to the price's account first.
  for (const { id, kind } of orders) {
    await cashier.post(`finance/payment-orders/${id}/execution`, { flowNo: `FK${id.slice(0, 20)}` });
    if (kind === 'TRANSFER')
      await (await platform.as('fuhe')).post(`finance/payment-orders/${id}/confirmation`);
  }
  const ids = (await tableOf(seq)).rows.map(({ orderId }) => orderId!);
  const confirmed = await (
    await platform.as('fuhe')
  ).post<ConfirmedPaymentsView>('finance/payment-orders/confirmations', { ids }, 200);
  expect(confirmed).toEqual({ confirmed: MANY, failed: [] });
}

/** Each farmer has his line, and hears of it; they sum to the rent to the fen. Source: 农村土地承包法 第三十九条. */
async function requireEach(seq: number, told: number): Promise<void> {
  const { rows, payments } = await tableOf(seq);
  expect(rows).toHaveLength(MANY);
  expect(rows.every(({ state }) => state === 'CONFIRMED')).toBe(true);
  expect(rows.reduce((fen, { amountFen }) => fen + BigInt(amountFen), 0n).toString()).toBe(
    payments.find((one) => one.seq === seq)!.amountFen,
  );
  await room.read();
  const messages = "message where event = 'payment.paid' and text like '%拨付价款%'";
  expect(await room.count(messages)).toBe(told);
  expect(await room.count(`(select distinct recipient from ${messages}) each`)).toBe(MANY);
  expect(await platform.app.get(LedgerService).check()).toEqual([]);
}

test('the first rent goes to two hundred households, line by line', async () => {
  await story.payPrice(lot.contract);
  await payOut(1);
  await requireEach(1, MANY);
  expect(await story.state(lot.lotId)).toBe('SETTLED');
}, 120_000);

test('so does the next a year later', async () => {
  for (const year of [2027, 2028]) {
    const { id } = await (
      await platform.as('shenhe')
    ).post<{ id: string }>('rulings/calendar', {
      documentNo: `试验〔${year}〕1号`,
      days: [{ date: `${year}-01-01`, scope: 'NATIONAL', kind: 'OFF', name: '元旦' }],
      confirmedThrough: `${year}-12-31`,
    });
    await (await platform.as('fuzeren')).post(`rulings/${id}/approval`);
  }
  // 16 January 2028 is a Sunday.
  await platform.advance('2028-01-17T10:00:00+08:00');
  platform.signInAnew();
  const { payments } = await (await platform.as('jingmai2')).get<ContractView>(`lots/${lot.lotId}/contract`);
  expect(payments[1]).toMatchObject({ seq: 2, dueOn: '2028-01-17', state: 'DUE', paidFen: '0' });
  await story.payPrice({ ...lot.contract, payments: [payments[1]!] });
  await payOut(2);
  await requireEach(2, 2 * MANY);
}, 180_000);
