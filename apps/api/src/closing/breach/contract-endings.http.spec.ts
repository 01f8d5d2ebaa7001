import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContractEndingView, ContractView, PageView, PaymentOrderView } from '@helan/contracts';
import { EndingNotices, codeOf } from '../../testing/ending-notices.js';
import { lastNotice } from '../../testing/notices.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
// Each on a platform of its own: deals take weeks, and the calendar ends with the year.
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

const head = () => platform.as('fuzeren');

/** Orders that wait to be paid, by kind, with what they come to in fen. */
async function due(): Promise<Record<string, bigint>> {
  const page = await (
    await platform.as('chuna')
  ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
  const sums: Record<string, bigint> = {};
  for (const { kind, amountFen } of page.items) sums[kind] = (sums[kind] ?? 0n) + BigInt(amountFen ?? 0);
  return sums;
}

/** 120 亩 for 625 元 a year: 75,000.00 each year, of which the deposit of 7,440.00 is the first part. */
const DEPOSIT = 744_000n;
const FIRST_YEAR = 7_500_000n;

/** A signed contract, everybody else paid back. */
async function signed(): Promise<{ projectId: string; lotId: string; contract: ContractView }> {
  const deal = await story.signed();
  await payAll();
  return deal;
}

async function payAll(): Promise<void> {
  while ((await story.payOutAll()) > 0);
}

async function contractState(id: string): Promise<unknown> {
  return platform.dataSource.query('select state, lot_id, dropped_lot_id from contract where id = $1', [id]);
}

const details = async (lotId: string) =>
  Object.fromEntries((await lastNotice(platform, lotId)).details.map(({ label, value }) => [label, value]));

describe('a price that does not come', () => {
  test('is no breach before it is due, and one afterwards: the deposit goes to the transferor, the lot is free', async () => {
    const { projectId, lotId, contract } = await signed();
    const breach = { side: 'TRANSFEREE', ground: 'LATE_PAYMENT', note: '催了两次没有付' };
    expect((await (await head()).refused('post', `lots/${lotId}/breach`, breach)).code).toBe(
      'breach.not-overdue',
    );
    await story.advancePast(
      "select (min(due_on) + 1 + time '09:00') at time zone 'Asia/Shanghai' as at from payment_row where contract_id = $1",
      contract.id,
    );
    await (await head()).post(`lots/${lotId}/breach`, breach);
    // The next in rank is asked, and says nothing.
    expect(await story.state(lotId)).toBe('BREACHED');
    expect(await contractState(contract.id)).toEqual([
      { state: 'ENDED', lot_id: null, dropped_lot_id: lotId },
    ]);
    expect(await due()).toEqual({ PRICE_FORFEIT: DEPOSIT });
    await payAll();
    await story.advancePast(
      "select due_at + interval '1 second' as at from succession where lot_id = $1",
      lotId,
    );
    expect(await story.state(lotId)).toBe('FAILED');
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });

  test('comes too late for a contract that has ended, and goes back', async () => {
    const { lotId, contract } = await signed();
    await story.advancePast(
      "select (min(due_on) + 1 + time '09:00') at time zone 'Asia/Shanghai' as at from payment_row where contract_id = $1",
      contract.id,
    );
    await (
      await head()
    ).post(`lots/${lotId}/breach`, {
      side: 'TRANSFEREE',
      ground: 'LATE_PAYMENT',
      note: '催了两次没有付',
    });
    await payAll();
    await story.payPrice(contract);
    await leavePool(platform);
    await payAll();
    expect((await leftOf(platform)).held).toEqual([]);
  });
});

describe('a contract that both sides want to end', () => {
  const agreed = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方家中有变，协商解除' };

  test('ends once both have said so; what was paid goes back whole, and the right is free again', async () => {
    const { projectId, lotId, contract } = await signed();
    await (await platform.as('nonghu')).post(`lots/${lotId}/contract-ending/consent`, { reason: '自己种' });
    const problem = await (await head()).refused('post', `lots/${lotId}/contract-ending`, agreed);
    expect(problem).toMatchObject({ code: 'ending.not-agreed' });
    expect(problem.title).toContain('受让方');
    await (await platform.as('jingmai2')).post(`lots/${lotId}/contract-ending/consent`, { reason: '同意' });
    await (await head()).post(`lots/${lotId}/contract-ending`, agreed);
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect(await contractState(contract.id)).toEqual([
      { state: 'ENDED', lot_id: null, dropped_lot_id: lotId },
    ]);
    expect(await due()).toEqual({ PRICE_REFUND: DEPOSIT });
    expect(await details(lotId)).toMatchObject({
      解除原因: '双方协议解除',
      依据: '解除协议2026-1',
      保证金: '没有没收',
    });
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
    const credit: unknown[] = await platform.dataSource.query(
      'select 1 from credit_event where lot_id = $1',
      [lotId],
    );
    expect(credit).toEqual([]);
  });

  test('a word is taken back until the center has carried it out, and may be given anew', async () => {
    const { lotId } = await signed();
    const path = `lots/${lotId}/contract-ending`;
    const [lister, winner] = [await platform.as('nonghu'), await platform.as('jingmai2')];
    const wanted = async () =>
      (await lister.get<ContractEndingView>(path)).consents.map(({ side, reason }) => [side, reason]);
    expect((await lister.refused('post', `${path}/consent/withdrawal`, { reason: '没说过' })).code).toBe(
      'lifecycle.not-now',
    );
    for (const side of [lister, winner]) await side.post(`${path}/consent`, { reason: '谈妥了' });
    expect((await lister.refused('post', `${path}/consent`, { reason: '再说一遍' })).code).toBe(
      'lifecycle.not-now',
    );
    await lister.post(`${path}/consent/withdrawal`, { reason: '价钱没有谈妥' });
    expect(await wanted()).toEqual([['TRANSFEREE', '谈妥了']]);
    expect((await (await head()).refused('post', path, agreed)).code).toBe('ending.not-agreed');
    await lister.post(`${path}/consent`, { reason: '谈妥了价钱' });
    expect(await wanted()).toEqual([
      ['TRANSFEREE', '谈妥了'],
      ['TRANSFEROR', '谈妥了价钱'],
    ]);
    await (await head()).post(path, agreed);
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect((await winner.refused('post', `${path}/consent/withdrawal`, { reason: '后悔了' })).status).toBe(
      409,
    );
  });

  test('ends before it was signed, too: the deposit goes back as a deposit', async () => {
    const { projectId, lotId } = await story.won();
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
    for (const login of ['nonghu', 'jingmai2'])
      await (await platform.as(login)).post(`lots/${lotId}/contract-ending/consent`, { reason: '不做了' });
    await (await head()).post(`lots/${lotId}/contract-ending`, agreed);
    expect(await story.state(lotId)).toBe('TERMINATED');
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });

  test('is nobody else’s to end', async () => {
    const { lotId } = await signed();
    const stranger = await platform.as('jingmai3');
    expect(
      (await stranger.refused('post', `lots/${lotId}/contract-ending/consent`, { reason: 'x' })).status,
    ).toBe(404);
    expect((await stranger.refused('get', `lots/${lotId}/contract-ending`)).status).toBe(404);
  });
});

describe('a cause of the law', () => {
  test('leaves the deposit with the transferor and gives the rest of what came in back', async () => {
    const { projectId, lotId, contract } = await signed();
    await story.payPrice(contract);
    const notices = new EndingNotices(story, lotId);
    await notices.propose('SERIOUS');
    expect((await notices.decide()).status).toBe(204);
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect(await due()).toEqual({ PRICE_FORFEIT: 744_000n, PRICE_REFUND: 6_756_000n });
    const credit = await platform.dataSource.query(
      'select ground, side from credit_event where lot_id = $1',
      [lotId],
    );
    expect(credit).toEqual([{ ground: 'SERIOUS', side: 'TRANSFEREE' }]);
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });

  test('waits while the bank has been told of a payment that nobody has confirmed', async () => {
    const { lotId, contract } = await signed();
    await story.payPrice(contract);
    const cashier = await platform.as('chuna');
    const page = await cashier.get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
    const payout = page.items.find(({ kind }) => kind === 'PAYOUT')!;
    await cashier.post(`finance/payment-orders/${payout.id}/execution`, { flowNo: payout.id.slice(0, 16) });
    const notices = new EndingNotices(story, lotId);
    await notices.propose('SERIOUS');
    expect(codeOf(await notices.decide())).toBe('ending.payout-under-way');
    await (await platform.as('fuhe')).post(`finance/payment-orders/${payout.id}/confirmation`);
    expect((await notices.decide()).status).toBe(204);
    expect(await details(lotId)).toMatchObject({
      已付转出方的价款: expect.stringContaining('由双方依合同结算'),
    });
    expect((await leftOf(platform)).held).toEqual([]);
  });
});

describe('a price that is being paid', () => {
  test('goes back where the transferor will not hand over; he owes the deposit once more', async () => {
    const { projectId, lotId, contract } = await signed();
    await story.payPrice(contract);
    await (
      await head()
    ).post(`lots/${lotId}/breach`, {
      side: 'TRANSFEROR',
      ground: 'NO_HANDOVER',
      note: '不让受让方进地',
    });
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect(await due()).toEqual({ PRICE_REFUND: FIRST_YEAR });
    expect(await details(lotId)).toMatchObject({ 违约方: '转出方', 认定: '合同签了，拒绝交付标的' });
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });

  test('goes back where the right is gone', async () => {
    const { projectId, lotId, contract } = await signed();
    await story.payPrice(contract);
    await (await head()).post(`lots/${lotId}/termination`, { reason: 'RIGHT_GONE', note: '地块被依法征收' });
    expect(await story.state(lotId)).toBe('TERMINATED');
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });
});
