import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContractView } from '@helan/contracts';
import { LedgerService } from '../../money/ledger/index.js';
import { signedHouseholdLot } from '../../testing/household-lots.js';
import { lastNotice } from '../../testing/notices.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
// Each on a platform of its own: deals take weeks, and the calendar ends with the year.
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 120_000);
afterEach(() => platform.close());

const post = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post<{ id: string }>(route, body);
const refused = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).refused('post', route, body);
const seen = async (lotId: string) =>
  (await platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`);
const amounts = async (lotId: string) =>
  (await seen(lotId)).payments.map(({ amountFen, state }) => `${amountFen} ${state}`);
const sum = async (lotId: string) =>
  (await seen(lotId)).payments.reduce((fen, { amountFen }) => fen + BigInt(amountFen), 0n);

/** One enters, another agrees. */
async function change(lotId: string, body: object): Promise<void> {
  const reason = '见双方签字的测量报告';
  const { id } = await post('shenhe', `lots/${lotId}/settlement/changes`, { reason, ...body });
  await post('fuzeren', `lots/${lotId}/settlement/changes/${id}/answer`, {
    agrees: true,
    reason: '核对无误',
  });
}

/** 120 亩 at 625.00 for eight years: 75,000.00 a year, 600,000.00. */
describe('what was measured', () => {
  test('makes every row what it would have been, and the closed ones are made up for', async () => {
    const { lotId, contract } = await story.signed();
    while ((await story.payOutAll()) > 0);
    const quantity = (text: string) => ({ kind: 'QUANTITY', quantity: text });
    // 118.6 × 625.00 = 74,125.00; × 8 = 593,000.00.
    await change(lotId, quantity('118.6'));
    expect(await amounts(lotId)).toEqual([
      '7412500 DUE',
      ...Array.from({ length: 7 }, () => '7412500 PLANNED'),
    ]);
    expect((await seen(lotId)).changes[0]).toMatchObject({ deltaFen: '-700000', words: '按 118.6 亩计价' });
    await story.payPrice(contract, { amountYuan: '66685.00' });
    while ((await story.payOutAll()) > 0);
    expect(await story.state(lotId)).toBe('SETTLED');
    // 119 × 625.00 = 74,375.00: the first year lacks 250.00, which is a row of its own; 595,000.00.
    await change(lotId, quantity('119'));
    expect(await amounts(lotId)).toEqual([
      '7412500 PAID_OUT',
      ...Array.from({ length: 7 }, () => '7437500 PLANNED'),
      '25000 DUE',
    ]);
    expect(await sum(lotId)).toBe(59_500_000n);
    // 118 × 625.00 = 73,750.00: of the first year 375.00 too much; what was asked for beside it is asked for no more.
    await change(lotId, quantity('118'));
    expect(await amounts(lotId)).toEqual([
      '7412500 PAID_OUT',
      '7337500 PLANNED',
      ...Array.from({ length: 6 }, () => '7375000 PLANNED'),
      '0 DROPPED',
    ]);
    expect(await sum(lotId)).toBe(59_000_000n);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  }, 60_000);

  test('counts only once a second person agrees, one at a time', async () => {
    const { lotId } = await story.signed();
    const route = `lots/${lotId}/settlement/changes`;
    const measured = { kind: 'QUANTITY', quantity: '118.6', reason: '测量报告' };
    for (const [body, code] of [
      [{ ...measured, quantity: '120' }, 'correction.nothing-changes'],
      [{ ...measured, quantity: '一百' }, 'correction.bad-quantity'],
      [{ ...measured, quantity: '0' }, 'correction.bad-quantity'],
    ] as const)
      expect((await refused('shenhe', route, body)).code).toBe(code);
    const { id } = await post('shenhe', route, measured);
    expect((await refused('shenhe', route, measured)).code).toBe('payment.change-open');
    const answer = { agrees: false, reason: '报告没有对方签字' };
    await platform.dataSource.query(
      "update payment_change set proposed_by = (select id from account where login = 'fuzeren') where id = $1",
      [id],
    );
    expect((await refused('fuzeren', `${route}/${id}/answer`, answer)).code).toBe('permission.same-person');
    await platform.dataSource.query(
      "update payment_change set proposed_by = (select id from account where login = 'shenhe') where id = $1",
      [id],
    );
    await post('fuzeren', `${route}/${id}/answer`, answer);
    expect((await refused('fuzeren', `${route}/${id}/answer`, answer)).code).toBe('payment.change-answered');
    expect((await amounts(lotId))[0]).toBe('7500000 DUE');
    await post('shenhe', route, measured);
  });
});

describe('rent in kind', () => {
  test('is what the kilograms are worth on the day, as two people have it from its source', async () => {
    const { lotId } = await story.signed();
    const wheat = { product: '小麦', kg: '12000', yuanPerKg: '2.6035', on: '2026-11-20', source: '县粮食局' };
    const route = `lots/${lotId}/settlement/changes`;
    const rent = { kind: 'KIND_RENT', seq: 2, ...wheat, reason: '合同约定实物租' };
    expect((await refused('shenhe', route, { ...rent, on: '2027-11-20' })).code).toBe(
      'payment.event-in-future',
    );
    expect((await refused('shenhe', route, { ...rent, source: '' })).code).toBe('text.missing');
    expect((await refused('shenhe', route, { ...rent, seq: 99 })).status).toBe(404);
    await change(lotId, { kind: 'KIND_RENT', seq: 2, ...wheat });
    const [, second] = (await seen(lotId)).payments;
    expect(second).toMatchObject({
      amountFen: '3124200',
      covers: expect.stringContaining('小麦 12000 kg × 2.6035 元/kg（2026-11-20，县粮食局）'),
    });
    expect((await seen(lotId)).changes[0]).toMatchObject({ deltaFen: '-4375800', directFen: '0' });
  });
});

describe('a payment is given up', () => {
  test('in part where a deposit has paid some of it: what has come goes on, and the lot is settled', async () => {
    const { lotId } = await story.signed();
    while ((await story.payOutAll()) > 0);
    await post('nonghu', `lots/${lotId}/settlement/payments/1/waiver`, {
      name: '赵禾田',
      reason: '头年免收',
    });
    expect((await amounts(lotId))[0]).toBe('744000 PAID');
    while ((await story.payOutAll()) > 0);
    expect((await amounts(lotId))[0]).toBe('744000 PAID_OUT');
    expect(await story.state(lotId)).toBe('SETTLED');
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });

  test('by nobody for households whose rent it is; and nothing of it is kept from them', async () => {
    const { lotId, contract } = await signedHouseholdLot(story, 4);
    const word = { name: '立岗镇兰光村股份经济合作社', reason: '照顾受让方' };
    expect((await refused('cunjiti', `lots/${lotId}/settlement/payments/1/waiver`, word)).code).toBe(
      'payment.waive-of-households',
    );
    await story.payPrice(contract);
    while ((await story.payOutAll()) > 0);
    const rows = await platform.dataSource.query(
      `select count(*)::int as lines, sum(amount_fen)::text as fen from payment_order
       where lot_id = $1 and kind = 'PAYOUT' and state = 'CONFIRMED'`,
      [lotId],
    );
    expect(rows).toEqual([{ lines: 4, fen: contract.payments[0]!.amountFen }]);
  });
});

/** Source: 贺党办〔2022〕110号 五(一); rules §17 fee.rural. */
describe('nobody is charged for the service', () => {
  test('whatever is tried: the fee cannot be set, and no money of a deal ends with the center', async () => {
    const fee = { key: 'fee.rural', value: 1, effectiveFrom: '2026-12-01', source: '试' };
    expect((await refused('shenhe', 'rulings/parameter', fee)).code).toBe('parameter.fixed');
    const { lotId } = await story.settled();
    while ((await story.payOutAll()) > 0);
    expect(await story.state(lotId)).toBe('SETTLED');
    const accounts = await platform.dataSource.query<{ account: string }[]>(
      'select distinct account from ledger_line order by account',
    );
    expect(new Set(accounts.map(({ account }) => account))).toEqual(
      new Set([
        'DEPOSITS_HELD',
        'DEPOSIT_BANK',
        'PRICES_HELD',
        'PRICE_BANK',
        'TRANSFERS_COMING',
        'TRANSFERS_DUE',
      ]),
    );
    const left = await platform.dataSource.query(
      'select account from ledger_line group by account having sum(debit_fen) <> sum(credit_fen)',
    );
    expect(left).toEqual([]);
  });
});

describe('a lease that both sides end in its first year', () => {
  test('is settled by its days: what the transferor has had too much is told to both', async () => {
    const { lotId } = await story.settled();
    while ((await story.payOutAll()) > 0);
    const { id } = await post('shenhe', 'rulings/calendar', {
      documentNo: '试验〔2027〕1号',
      days: [{ date: '2027-01-01', scope: 'NATIONAL', kind: 'OFF', name: '元旦' }],
      confirmedThrough: '2027-12-31',
    });
    await post('fuzeren', `rulings/${id}/approval`);
    // 182 of 365 days from 16 January through 16 July: 75,000.00 × 182/365 = 37,397.26; 37,602.74 are for the rest.
    await platform.advance('2027-07-16T10:00:00+08:00');
    platform.signInAnew();
    for (const login of ['nonghu', 'jingmai2'])
      await post(login, `lots/${lotId}/contract-ending/consent`, { reason: '协商解除' });
    await post('fuzeren', `lots/${lotId}/contract-ending`, {
      cause: 'AGREED',
      documentNo: '解除协议2027-1',
      note: '家中有变',
    });
    const details = Object.fromEntries(
      (await lastNotice(platform, lotId)).details.map(({ label, value }) => [label, value]),
    );
    expect(details).toMatchObject({
      已付转出方的价款: '¥75,000.00，由双方依合同结算',
      转出方应退受让方: '¥37,602.74，是还没有用的期间的租金，由转出方直接退',
    });
    const states = await platform.dataSource.query(
      'select r.state, count(*)::int as count from payment_row r join contract c on c.id = r.contract_id where c.dropped_lot_id = $1 group by r.state order by r.state',
      [lotId],
    );
    expect(states).toEqual([
      { state: 'DROPPED', count: 7 },
      { state: 'PAID_OUT', count: 1 },
    ]);
  }, 60_000);
});
