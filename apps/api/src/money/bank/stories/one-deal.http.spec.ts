import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BankLineView, ContractView, PageView, RegistrationView } from '@helan/contracts';
import { FiledStory } from '../../../testing/filed-story.js';
import { NOTHING, leftOf } from '../../../testing/nothing-left.js';
import type { Told } from '../../../testing/file-bank.js';

/** A deal of which the money is seen in the bank's files alone, from the deposits to the farmer's account. */
let story: FiledStory;
let lotId: string;
let registrations: string[];
let contract: ContractView;
let deposits: Told[];

const LOGINS = ['jingmai1', 'jingmai2'];
const own = async (login: string) =>
  (await story.platform.as(login)).get<RegistrationView>(
    `my/registrations/${registrations[LOGINS.indexOf(login)]}`,
  );
const outcomes = async (bank: string) => {
  const clerk = await story.platform.as('chuna');
  const { items } = await clerk.get<PageView<BankLineView>>('finance/bank-lines');
  return items.filter((line) => line.bank === bank).map(({ outcome }) => outcome);
};

beforeAll(async () => {
  story = await FiledStory.begin();
}, 120_000);
afterAll(() => story.platform.close());

describe('a deal from bank file to bank file', () => {
  test('deposits that match exactly admit whoever paid them', async () => {
    const { lotId: id, endsAt } = await story.listed();
    lotId = id;
    registrations = await story.registerAll(LOGINS, lotId);
    await story.platform.advance(endsAt.getTime() + 1000);
    await story.qualifyAll();
    for (const [index, login] of LOGINS.entries())
      await story.bank.receives('DEPOSIT_BANK', await story.depositOf(login, registrations[index]!));
    expect(await story.bank.saysAndIsConfirmed('DEPOSIT_BANK')).toHaveLength(2);
    for (const login of LOGINS)
      expect(await own(login)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('the winner’s deposit is told to be moved, the loser’s to go back to the account it came from', async () => {
    await story.bothSidesAgree(lotId);
    await story.openTrading(lotId);
    await story.bidToTheEnd(lotId);
    contract = await story.sign(lotId);
    deposits = await story.bank.isTold('DEPOSIT_BANK');
    expect(deposits).toHaveLength(2);
    const { account } = await story.depositOf('jingmai1', registrations[0]!);
    expect(deposits.map(({ name, account: to, fen }) => [name, to, fen])).toEqual(
      expect.arrayContaining([
        ['马新雨', account, 744_000n],
        ['贺兰县农村产权流转服务中心（价款专户）', '6401220002000001', 744_000n],
      ]),
    );
    expect(await story.bank.faults()).toEqual([]);
  });

  test('both have gone once the deposits’ statement says so, and the price’s one names the other end', async () => {
    for (const told of deposits) await story.bank.pays(told);
    await story.bank.says('DEPOSIT_BANK');
    await story.bank.says('PRICE_BANK');
    expect(await own('jingmai1')).toMatchObject({ deposit: { state: 'REFUNDED' } });
    expect(await outcomes('DEPOSIT_BANK')).toEqual(['PAYMENT', 'PAYMENT', 'RECEIPT', 'RECEIPT']);
    expect(await outcomes('PRICE_BANK')).toEqual(['TRANSFER']);
    expect(story.bank.holds).toEqual({ DEPOSIT_BANK: 0n, PRICE_BANK: 744_000n });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('the rest of the price comes, and the whole goes to the farmer', async () => {
    await story.payPrice(contract);
    const [payout, ...others] = await story.bank.isTold('PRICE_BANK');
    expect([payout!.name, payout!.fen, others]).toEqual(['赵禾田', 7_500_000n, []]);
    await story.bank.pays(payout!);
    await story.bank.says('PRICE_BANK');
    expect(await story.state(lotId)).toBe('SETTLED');
    expect(story.bank.holds).toEqual({ DEPOSIT_BANK: 0n, PRICE_BANK: 0n });
    for (const bank of ['DEPOSIT_BANK', 'PRICE_BANK'] as const)
      expect([bank, await story.bank.differences(bank)]).toEqual([bank, []]);
    expect((await leftOf(story.platform)).held).toEqual(NOTHING.held);
    expect(await story.bank.faults()).toEqual([]);
  });
});
