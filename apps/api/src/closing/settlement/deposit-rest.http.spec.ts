import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import type { ContractView, PageView, PaymentOrderView } from '@helan/contracts';
import { Ending } from '../../testing/ending.js';
import { EndingNotices } from '../../testing/ending-notices.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let ending: Ending;
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ending = new Ending(story);
});
afterEach(() => platform.close());

/** Of 600,000.00 one percent is due first, less than the deposit of 7,440.00. */
const PLAN: Application = {
  payment: 'PLAN',
  paymentPlan: [{ percent: '1' }, { percent: '99', event: '土地交付' }],
};

async function payAll(): Promise<void> {
  while ((await story.payOutAll()) > 0);
}

async function due(): Promise<Record<string, string | null>> {
  const page = await (
    await platform.as('chuna')
  ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
  return Object.fromEntries(page.items.map(({ kind, amountFen }) => [kind, amountFen]));
}

const deposit = (lotId: string) =>
  platform.dataSource.query(
    `select d.state, d.converted_fen as converted from deposit d join registration r on r.id = d.registration_id
     where d.lot_id = $1 and d.converted_fen > 0`,
    [lotId],
  );

/** A signed contract whose first payment is less than the deposit; everybody else paid back. */
async function signed(): Promise<{ lotId: string; contract: ContractView }> {
  await payAll();
  const { lotId, contract } = await story.signed(PLAN);
  const { PAYOUT } = await due();
  expect(PAYOUT).toBe('600000');
  return { lotId, contract };
}

describe('a deposit that is more than what is due', () => {
  test('pays what is due and nothing of what is due later; the rest goes back when that is settled', async () => {
    const { lotId, contract } = await signed();
    expect(contract.payments.map(({ amountFen, paidFen }) => [amountFen, paidFen])).toEqual([
      ['600000', '600000'],
      ['59400000', '0'],
    ]);
    expect(await deposit(lotId)).toEqual([{ state: 'HELD', converted: '600000' }]);
    expect(await story.state(lotId)).toBe('SETTLING');
    await story.payOutAll();
    expect(await story.state(lotId)).toBe('SETTLED');
    expect((await due())['REFUND']).toBe('144000');
    await payAll();
    expect(await deposit(lotId)).toEqual([{ state: 'REFUNDED', converted: '600000' }]);
    await ending.certify(lotId);
    await ending.close(lotId);
    await ending.archive(lotId);
    expect(await story.state(lotId)).toBe('ARCHIVED');
    expect((await leftOf(platform)).held).toEqual(NOTHING.held);
  });

  test('is forfeited whole where the contract ends by its fault before that', async () => {
    const { lotId } = await signed();
    const notices = new EndingNotices(story, lotId);
    await notices.propose('SERIOUS');
    expect((await notices.decide()).status).toBe(204);
    expect(await due()).toMatchObject({ PRICE_FORFEIT: '600000', FORFEIT: '144000' });
    await payAll();
    expect((await leftOf(platform)).held).toEqual(NOTHING.held);
  });
});
