import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConfirmedPaymentsView, PageView, PayoutLotView, PayoutTableView } from '@helan/contracts';
import { type HouseholdLot, signedHouseholdLot } from '../../testing/household-lots.js';
import { statementsOf } from '../../testing/statements.js';
import { Story } from '../../testing/story.js';
import { moveDeposits } from '../../testing/transfers.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../../money/ledger/index.js';
import { bookFaults } from '../../testing/books.js';

const MANY = 200;
const FEW = 4;

let platform: TestPlatform;
let story: Story;
let many: HouseholdLot;
let few: HouseholdLot;

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  few = await signedHouseholdLot(story, FEW, MANY);
  many = await signedHouseholdLot(story, MANY);
  await moveDeposits(platform);
});
afterAll(() => platform.close());

const tableOf = async ({ lotId }: HouseholdLot) =>
  (await platform.as('fuhe')).get<PayoutTableView>(`lots/${lotId}/settlement/payouts`);
const idsOf = async (lot: HouseholdLot) => (await tableOf(lot)).rows.map(({ orderId }) => orderId!);
const confirmAll = async (ids: readonly string[]) =>
  (await platform.as('fuhe')).post<ConfirmedPaymentsView>(
    'finance/payment-orders/confirmations',
    { ids },
    200,
  );

/** As the bank's lines would be entered one after the other. */
async function enterAll(ids: readonly string[]): Promise<void> {
  const cashier = await platform.as('chuna');
  for (const id of ids)
    await cashier.post(`finance/payment-orders/${id}/execution`, { flowNo: `FK${id.slice(0, 20)}` });
}

/** What of a lot's payouts stands in orders, books and plan, without what differs by lot and moment. */
async function bookedOf({ lotId, contract }: HouseholdLot): Promise<unknown[]> {
  return platform.dataSource.query(
    `select o.payee_name, o.amount_fen, o.state, o.due_on - o.created_at::date as days, o.confirmed_by, e.memo,
            e.bank_flow_no = o.flow_no as same_flow, l.line, l.account, l.subject = o.subject as same_subject,
            l.debit_fen, l.credit_fen, r.paid_out_fen = r.amount_fen as paid_out, t.state as lot
     from payment_order o
     join ledger_entry e on e.key = 'order:' || o.id
     join ledger_line l on l.entry_id = e.id
     join payment_row r on r.contract_id = $2 and r.seq = split_part(o.key, ':', 3)::int
     join lot t on t.id = o.lot_id
     where o.lot_id = $1 and o.kind = 'PAYOUT'
     order by split_part(o.key, ':', 4)::int, l.line`,
    [lotId, contract.id],
  );
}

describe('the price of a lot of two hundred households', () => {
  test('is shown in parts before it is ordered', async () => {
    const { rows, payments, seq } = await tableOf(many);
    expect(rows).toHaveLength(MANY);
    expect(rows[0]).toMatchObject({ orderId: null, state: null });
    const sum = rows.reduce((fen, { amountFen }) => fen + BigInt(amountFen), 0n);
    expect(sum.toString()).toBe(payments.find((row) => row.seq === seq)!.amountFen);
  });

  test('is ordered by as many statements as that of four', async () => {
    const ofFew = await statementsOf(platform, () => story.payPrice(few.contract), 'payment_order');
    const ofMany = await statementsOf(platform, () => story.payPrice(many.contract), 'payment_order');
    expect(ofMany.length).toBe(ofFew.length);
    // What has been read of the calendar is kept until it changes.
    expect(ofMany.filter((text) => text.includes('from work_calendar ')).length).toBeLessThanOrEqual(1);
    expect(ofMany.filter((text) => text.includes('from parameter'))).toHaveLength(1);
    expect(ofMany.filter((text) => /insert into "?payment_order/i.test(text))).toHaveLength(1);
  });

  test('is shown as it was ordered, by as few statements', async () => {
    const ofFew = await statementsOf(platform, () => tableOf(few), 'payment_order');
    const ofMany = await statementsOf(platform, () => tableOf(many), 'payment_order');
    expect(ofMany.length).toBe(ofFew.length);
    const { rows } = await tableOf(many);
    expect(rows).toHaveLength(MANY);
    expect(rows.every(({ state }) => state === 'DUE')).toBe(true);
  });

  test('waits for the desks by the lot', async () => {
    await enterAll((await idsOf(many)).slice(0, 3));
    const { items: lots } = await (
      await platform.as('chuna')
    ).get<PageView<PayoutLotView>>('finance/payouts');
    expect(lots.find(({ lotId }) => lotId === many.lotId)).toMatchObject({
      dueCount: MANY - 3,
      enteredCount: 3,
      amountFen: many.contract.payments[0]!.amountFen,
    });
  });

  test('is confirmed as far as it can be, and the rest is named', async () => {
    const [one, two, three, four] = (await idsOf(many)) as [string, string, string, string];
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await confirmAll([one, two, four, unknown, one])).toEqual({
      confirmed: 2,
      failed: expect.arrayContaining([
        expect.objectContaining({ id: unknown, code: 'resource.not-found' }),
        expect.objectContaining({ id: four, code: 'ledger.busy' }),
      ]),
    });
    const states = (await tableOf(many)).rows.slice(0, 4).map(({ state }) => state);
    expect(states).toEqual(['CONFIRMED', 'CONFIRMED', 'ENTERED', 'DUE']);
    await (await platform.as('fuhe')).post(`finance/payment-orders/${three}/confirmation`);
  });

  test('is not confirmed by whoever entered it, nor by anybody but the second person', async () => {
    const ids = await idsOf(many);
    expect(
      await (await platform.as('chuna')).refused('post', 'finance/payment-orders/confirmations', { ids }),
    ).toMatchObject({ status: 403 });
    await enterAll([ids[3]!]);
    await platform.dataSource.query(
      "update payment_order set entered_by = (select id from account where login = 'fuhe') where id = $1",
      [ids[3]],
    );
    expect(await confirmAll([ids[3]!])).toMatchObject({
      confirmed: 0,
      failed: [{ id: ids[3], code: 'permission.same-person' }],
    });
    await platform.dataSource.query(
      "update payment_order set entered_by = (select id from account where login = 'chuna') where id = $1",
      [ids[3]],
    );
  });

  test('is confirmed in one act by as many statements as that of four, and the lot is settled', async () => {
    const [ofMany, ofFew] = [(await idsOf(many)).slice(3), await idsOf(few)];
    await enterAll([...ofMany.slice(1), ...ofFew]);
    const asked = await statementsOf(platform, () => confirmAll(ofMany), 'payment_order');
    expect(asked.filter((text) => text.includes('ledger_line'))).toHaveLength(1);
    expect(asked.filter((text) => text.includes('update payment_order'))).toHaveLength(1);
    expect(await story.state(many.lotId)).toBe('SETTLED');
    for (const id of ofFew)
      await (await platform.as('fuhe')).post(`finance/payment-orders/${id}/confirmation`);
    expect(await story.state(few.lotId)).toBe('SETTLED');
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
    expect(await bookFaults(platform)).toEqual([]);
  });

  test('leaves the same behind whether it was confirmed at once or one by one', async () => {
    const shapes = async (lot: HouseholdLot) =>
      new Set(
        ((await bookedOf(lot)) as Record<string, unknown>[]).map((row) =>
          JSON.stringify({
            ...row,
            payee_name: '',
            amount_fen: '',
            debit_fen: row['debit_fen'] !== '0',
            credit_fen: row['credit_fen'] !== '0',
          }),
        ),
      );
    expect(await shapes(many)).toEqual(await shapes(few));
    const booked = (await bookedOf(many)) as { amount_fen: string; debit_fen: string; line: number }[];
    expect(booked).toHaveLength(2 * MANY);
    for (const { amount_fen, debit_fen, line } of booked) if (line === 1) expect(debit_fen).toBe(amount_fen);
  });
});
