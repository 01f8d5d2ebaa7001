import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractView, ReceiptCandidateView } from '@helan/contracts';
import type { PaidIn } from '../../../testing/file-bank.js';
import { FiledStory } from '../../../testing/filed-story.js';
import { leavePool } from '../../../testing/pool.js';

/** A price of which 67,560.00 are still to come, by a camt.053 that tells days alone. */
let story: FiledStory;
let lotId: string;
let contract: ContractView;

const comes = (flowNo: string, change: Partial<PaidIn> = {}) =>
  story.bank.receives('PRICE_BANK', { ...story.priceOf(contract), flowNo, ...change });
const became = async (...flowNos: string[]) =>
  Promise.all(
    flowNos.map(async (flowNo) => {
      const { state, fault } = await story.receipt(flowNo);
      return [flowNo, state, fault];
    }),
  );
const paidFen = async () => {
  const winner = await story.platform.as('jingmai2');
  return (await winner.get<ContractView>(`lots/${lotId}/contract`)).payments[0]!.paidFen;
};

beforeAll(async () => {
  story = await FiledStory.begin();
  ({ lotId, contract } = await story.signed());
  while ((await story.payOutAll()) > 0);
}, 120_000);
afterAll(() => story.platform.close());

describe('a statement of prices in which not all is as it should be', () => {
  test('takes nothing that is not the buyer’s, nor to the fen, nor to a number that no contract has', async () => {
    const { subAccount = '' } = story.priceOf(contract);
    const wrong = subAccount.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    await comes('OVER', { yuan: '67560.01' });
    await comes('OTHER', { name: '马新雪', account: '6217000010001230001' });
    await comes('WRONG', { subAccount: wrong });
    await comes('CUT', { name: '立岗镇惠泽种植专业合作' });
    await story.bank.saysAndIsConfirmed('PRICE_BANK');
    expect(await became('OVER', 'OTHER', 'WRONG', 'CUT')).toEqual([
      ['OVER', 'POOLED', 'payment.over'],
      ['OTHER', 'POOLED', 'payment.payer-mismatch'],
      ['WRONG', 'HELD', 'payment.unknown-account'],
      ['CUT', 'HELD', 'payment.payer-close'],
    ]);
    expect(await paidFen()).toBe('744000');
    expect(await story.bank.faults()).toEqual([]);
  });

  test('what went to a wrong digit is matched by hand of two people, and the same once more is not the next year’s', async () => {
    const { id } = await story.receipt('WRONG');
    const clerk = await story.platform.as('chuna');
    const [candidate] = await clerk.get<ReceiptCandidateView[]>(`finance/receipts/${id}/candidates`);
    expect(candidate).toMatchObject({ subAccount: contract.priceSubAccount });
    const route = `finance/receipts/${id}/decision`;
    await clerk.post(route, { isHis: false, matchTo: contract.priceSubAccount, reason: '附言写明' });
    expect(await clerk.refused('post', `${route}/answer`, { agrees: true, reason: 'x' })).toMatchObject({
      status: 403,
    });
    await (await story.platform.as('fuhe')).post(`${route}/answer`, { agrees: true, reason: '对着网银看过' });
    expect(await paidFen()).toBe('7500000');
    await comes('AGAIN', { yuan: '67560' });
    await story.bank.saysAndIsConfirmed('PRICE_BANK');
    expect(await became('WRONG', 'AGAIN')).toEqual([
      ['WRONG', 'MATCHED', 'payment.unknown-account'],
      ['AGAIN', 'POOLED', 'payment.short'],
    ]);
    expect(await story.bank.faults()).toEqual([]);
  });

  test('what was the wrong one’s is undone by two people before it is paid on, and takes its payment with it', async () => {
    expect(await story.bank.orders('PAYOUT', 'DUE')).toHaveLength(1);
    await story.decide('WRONG', { isUndone: true });
    expect(await story.bank.orders('PAYOUT', 'DUE')).toEqual([]);
    expect(await paidFen()).toBe('744000');
    expect(await story.bank.faults()).toEqual([]);
    // The one whose name the bank has cut was his.
    await story.decide('CUT', { isHis: true });
    expect(await paidFen()).toBe('7500000');
    expect(await story.bank.faults()).toEqual([]);
  });
});

describe('a receipt that was typed, and typed wrong', () => {
  const typed = async (amountYuan: string) => ({
    ...{ bank: 'PRICE_BANK', flowNo: 'TYPED', subAccount: '1', payerName: '路过的人', amountYuan },
    ...{ payerAccount: '29010201040009', arrivedAt: await story.platform.minute() },
  });

  test('stands against the statement by its number, and is corrected before anything of it goes back', async () => {
    const clerk = await story.platform.as('chuna');
    const { id } = await clerk.post<{ id: string }>('finance/receipts', await typed('12.43'));
    await (await story.platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
    const money = { name: '路过的人', account: '29010201040009', subAccount: '', yuan: '12.34' };
    await comes('TYPED', money);
    await story.bank.says('PRICE_BANK');
    expect(await story.bank.differences('PRICE_BANK')).toEqual(['流水 TYPED']);
    expect(await story.bank.faults()).toEqual([expect.stringContaining('PRICE_BANK')]);
    await story.decide('TYPED', { correction: await typed('12.34') });
    expect(await story.bank.differences('PRICE_BANK')).toEqual([]);
    expect(await became('TYPED')).toEqual([['TYPED', 'HELD', 'payment.unknown-account']]);
    expect(await story.bank.faults()).toEqual([]);
    await story.decide('TYPED', {});
    expect(await became('TYPED')).toEqual([['TYPED', 'UNCLAIMED', 'payment.unknown-account']]);
  });
});

describe('what is nobody’s of it', () => {
  test('goes back to the accounts from which it came, and the farmer has his price', async () => {
    await leavePool(story.platform);
    const told = await story.bank.isTold('PRICE_BANK');
    expect(told.map(({ name, fen }) => `${name} ${fen}`).sort()).toEqual(
      [
        '立岗镇惠泽种植专业合作社 6756001',
        '立岗镇惠泽种植专业合作社 6756000',
        '立岗镇惠泽种植专业合作社 6756000',
        '马新雪 6756000',
        '路过的人 1234',
        '赵禾田 7500000',
      ].sort(),
    );
    for (const one of told) await story.bank.pays(one);
    await story.bank.says('PRICE_BANK');
    for (const flowNo of ['OVER', 'OTHER', 'WRONG', 'AGAIN', 'TYPED'])
      expect([flowNo, (await story.receipt(flowNo)).state]).toEqual([flowNo, 'RETURNED']);
    expect(await story.state(lotId)).toBe('SETTLED');
    expect(story.bank.holds).toEqual({ DEPOSIT_BANK: 0n, PRICE_BANK: 0n });
    expect(await story.bank.differences('PRICE_BANK')).toEqual([]);
    expect(await story.bank.faults()).toEqual([]);
  });
});
