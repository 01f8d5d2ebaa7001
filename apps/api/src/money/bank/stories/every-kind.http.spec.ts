import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PaymentOrderView } from '@helan/contracts';
import { EndingNotices } from '../../../testing/ending-notices.js';
import { FiledStory } from '../../../testing/filed-story.js';
import { NOTHING, leftOf } from '../../../testing/nothing-left.js';
import { leavePool } from '../../../testing/pool.js';
import { Releases } from '../../../testing/releases.js';

/** Each kind of payment that a contract's end or a broken word brings about, told to the bank and answered by it. */
let story: FiledStory;
let releases: Releases;
// Each on a platform of its own: deals take weeks, and the calendar ends with the year.
beforeEach(async () => {
  story = await FiledStory.begin();
  releases = new Releases(story);
}, 120_000);
afterEach(() => story.platform.close());

async function payAll(): Promise<void> {
  while ((await story.payOutAll()) > 0);
}

/** What has been paid, by kind, each with whom it went to and what it came to in fen. */
async function paid(...kinds: string[]): Promise<string[]> {
  const orders: PaymentOrderView[] = [];
  for (const kind of kinds) orders.push(...(await story.bank.orders(kind, 'CONFIRMED')));
  return orders.map(({ kind, payeeName, amountFen }) => `${kind} ${payeeName} ${amountFen}`);
}

/** Nothing is held for anybody, and both accounts are as their statements have them. */
async function isOver(): Promise<void> {
  expect((await leftOf(story.platform)).held).toEqual(NOTHING.held);
  expect(story.bank.holds).toEqual({ DEPOSIT_BANK: 0n, PRICE_BANK: 0n });
  expect(await story.bank.faults()).toEqual([]);
}

const WINNER = '立岗镇惠泽种植专业合作社';
const asHead = async (route: string, body: object) => (await story.platform.as('fuzeren')).post(route, body);

describe('the price of a contract that ends', () => {
  test('by the buyer’s fault: what was his deposit goes to the farmer, the rest back to him', async () => {
    const { lotId, contract } = await story.signed();
    await payAll();
    await story.payPrice(contract);
    const notices = new EndingNotices(story, lotId);
    await notices.propose('SERIOUS');
    expect((await notices.decide()).status).toBe(204);
    await payAll();
    expect(await paid('PAYOUT', 'PRICE_FORFEIT', 'PRICE_REFUND')).toEqual([
      'PRICE_FORFEIT 赵禾田 744000',
      `PRICE_REFUND ${WINNER} 6756000`,
    ]);
    await isOver();
  });

  test('by both sides’ word: all of it goes back; what he pays afterwards does, too', async () => {
    const { lotId, contract } = await story.signed();
    await payAll();
    for (const login of ['nonghu', 'jingmai2'])
      await (
        await story.platform.as(login)
      ).post(`lots/${lotId}/contract-ending/consent`, { reason: '商量好了' });
    const agreed = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '协商解除' };
    await asHead(`lots/${lotId}/contract-ending`, agreed);
    await payAll();
    expect(await paid('PRICE_REFUND')).toEqual([`PRICE_REFUND ${WINNER} 744000`]);
    await story.payPrice(contract);
    await leavePool(story.platform);
    await payAll();
    expect(await paid('RETURN')).toEqual([`RETURN ${WINNER} 6756000`]);
    await isOver();
  });
});

describe('a deposit that is more than what is due first', () => {
  test('goes in two parts by the buyer’s fault: the price’s and the deposit’s', async () => {
    const { lotId } = await story.signed({
      payment: 'PLAN',
      paymentPlan: [{ percent: '1' }, { percent: '99', event: '土地交付' }],
    });
    const notices = new EndingNotices(story, lotId);
    await notices.propose('SERIOUS');
    expect((await notices.decide()).status).toBe(204);
    await payAll();
    expect(await paid('FORFEIT', 'PRICE_FORFEIT')).toEqual([
      'FORFEIT 赵禾田 144000',
      'PRICE_FORFEIT 赵禾田 600000',
    ]);
    await isOver();
  });
});

describe('a deposit that becomes the bond', () => {
  test('is moved, claimed in part, and what is left of it goes back where the deposit came from', async () => {
    const { lotId } = await story.signed({ depositUse: 'BOND', depositYuan: '7440' });
    await payAll();
    expect(await paid('TRANSFER')).toEqual(['TRANSFER 贺兰县农村产权流转服务中心（价款专户） 744000']);
    const { id } = (await releases.bonds())[0]!;
    const claim = { amountYuan: '1000', grounds: '欠缴水费由转出方垫付', documentNo: '兰光水〔2026〕3号' };
    const { id: claimed } = await (
      await story.platform.as('shenhe')
    ).post<{ id: string }>(`bonds/${id}/claims`, claim);
    await asHead(`bond-claims/${claimed}/decision`, { agrees: true, reason: '有水费单据' });
    await payAll();
    for (const login of ['nonghu', 'jingmai2'])
      await (
        await story.platform.as(login)
      ).post(`lots/${lotId}/contract-ending/consent`, { reason: '商量好了' });
    const agreed = { cause: 'AGREED', documentNo: '解除协议 1', note: '双方协议解除' };
    await asHead(`lots/${lotId}/contract-ending`, agreed);
    await story.platform.advance(Date.parse((await releases.bonds())[0]!.returnsAt!) + 1000);
    await payAll();
    expect(await paid('BOND_CLAIM', 'BOND_RETURN')).toEqual([
      'BOND_CLAIM 赵禾田 100000',
      `BOND_RETURN ${WINNER} 644000`,
    ]);
    await isOver();
  });
});

describe('a word that the transferor breaks', () => {
  test('he pays for by a number of his own, and it goes on to the winner', async () => {
    const { lotId } = await releases.confirmed({ depositYuan: '7440' });
    await (
      await story.platform.as('nonghu')
    ).post(`lots/${lotId}/confirmation/refusal`, { reason: '想自己种' });
    await asHead(`lots/${lotId}/breach`, {
      ...{ side: 'TRANSFEROR', ground: 'REFUSED', note: '电话和短信都通知过' },
    });
    const [due] = await releases.dues();
    const pays = (flowNo: string, yuan: string, name = '赵禾田') =>
      story.bank.receives('DEPOSIT_BANK', {
        ...{ flowNo, name, yuan, account: '29010201040077', subAccount: due!.subAccount! },
      });
    await pays('SHORT', '7439.99');
    await pays('OTHER', '7440', '钱麦');
    await story.bank.saysAndIsConfirmed('DEPOSIT_BANK');
    await pays('RIGHT', '7440');
    await story.bank.saysAndIsConfirmed('DEPOSIT_BANK');
    const became = await Promise.all(['SHORT', 'OTHER', 'RIGHT'].map((flowNo) => story.receipt(flowNo)));
    expect(became.map(({ state, fault }) => [state, fault])).toEqual([
      ['POOLED', 'breach-due.amount-mismatch'],
      ['POOLED', 'breach-due.payer-mismatch'],
      ['MATCHED', null],
    ]);
    await leavePool(story.platform);
    await payAll();
    expect(await paid('BREACH_DUE')).toEqual([`BREACH_DUE ${WINNER} 744000`]);
    expect(await paid('REFUND')).toHaveLength(2);
    expect((await paid('RETURN')).sort()).toEqual(['RETURN 赵禾田 743999', 'RETURN 钱麦 744000']);
    await isOver();
  });
});

describe('a deposit that the winner loses', () => {
  test('goes from the deposits’ account to the farmer', async () => {
    const { lotId } = await releases.confirmed({});
    await (
      await story.platform.as('jingmai2')
    ).post(`lots/${lotId}/confirmation/refusal`, { reason: '资金不够' });
    await asHead(`lots/${lotId}/breach`, {
      ...{ side: 'TRANSFEREE', ground: 'REFUSED', note: '电话和短信都通知过' },
    });
    await story.advancePast(
      "select due_at + interval '1 second' as at from succession where lot_id = $1",
      lotId,
    );
    await payAll();
    expect(await paid('FORFEIT', 'REFUND')).toEqual(['FORFEIT 赵禾田 744000', 'REFUND 马新雨 744000']);
    await isOver();
  });
});
