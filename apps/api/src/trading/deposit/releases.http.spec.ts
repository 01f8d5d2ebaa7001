import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { PageView, PartyView, RegistrationView } from '@helan/contracts';
import { lastNotice } from '../../testing/notices.js';
import { Releases, flowNumber } from '../../testing/releases.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(180_000);

let platform: TestPlatform;
let story: Story;
let releases: Releases;
afterAll(() => platform.close());
/** A platform of its own for each story: the calendar ends with the year. */
async function begin(): Promise<void> {
  if (platform as TestPlatform | undefined) await platform.close();
  platform = await TestPlatform.start();
  story = new Story(platform);
  releases = new Releases(story);
}

const facts = async (lotId: string) => {
  const notice = await lastNotice(platform, lotId);
  return new Map(notice.terms.facts.map(({ label, value }) => [label, value]));
};
const registrationOf = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<PageView<RegistrationView>>('my/registrations')).items.find(
    (one) => one.lotId === lotId,
  )!;

describe('a deposit that goes back', () => {
  beforeAll(begin, 120_000);

  test('goes to the account from which it came, whatever is registered', async () => {
    const { lotId, endsAt } = await story.listed();
    const registration = await story.register('jingmai1', lotId);
    await story.register('jingmai2', lotId);
    await platform.advance(endsAt.getTime() + 1000);
    await story.qualifyAll();
    await story.payDeposit('jingmai1', registration, { payerAccount: '29010201049876' });
    await (
      await platform.as('fuzeren')
    ).post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '权属材料虚假（被征收）' });
    const [order] = await releases.orders('REFUND', 'DUE');
    expect(order).toMatchObject({
      payeeAccountMasked: expect.stringMatching(/9876$/),
      isPayeeRegistered: true,
    });
    expect(await releases.deposits(lotId)).toEqual(['REFUND_DUE', 'LATE']);
  });

  test('is paid again to the registered account where the bank does not take it there', async () => {
    const [order] = await releases.orders('REFUND', 'DUE');
    const cashier = await platform.as('chuna');
    const checker = await platform.as('fuhe');
    const yes = { agrees: true, reason: '对着网银看过' };
    await cashier.post(`finance/payment-orders/${order!.id}/return`, { reason: '账户已销户' });
    await checker.post(`finance/payment-orders/${order!.id}/decision/answer`, yes);
    await cashier.post(`finance/payment-orders/${order!.id}/replacement`, { reason: '改付登记的账户' });
    const [again] = await releases.orders('REFUND', 'PROPOSED');
    await checker.post(`finance/payment-orders/${again!.id}/decision/answer`, yes);
    const { party } = await (await platform.as('jingmai1')).get<{ party: PartyView }>('my/party');
    expect((await releases.orders('REFUND', 'DUE'))[0]).toMatchObject({
      payeeAccountMasked: party.bankAccountMasked,
    });
    await releases.payAll();
    expect(await releases.orders('REFUND', 'CONFIRMED')).toHaveLength(1);
    expect(await releases.owed('DEPOSITS_HELD')).toBe('0');
    expect(await releases.check()).toEqual([]);
  });
});

describe('interest, where the notice says so', () => {
  beforeAll(begin, 120_000);

  let lotId: string;

  test('stands in the notice, with the bank’s rate', async () => {
    ({ lotId } = await story.admitted(['jingmai1', 'jingmai2'], {
      depositInterest: 'BANK',
      depositYuan: '9000',
    }));
    expect((await facts(lotId)).get('保证金利息')).toContain('现为年利率 0.05%');
    expect((await facts(lotId)).get('受让方的保证金')).toBe('合同签订后转为交易价款');
  });

  test('is counted with the refund, and waits for what the bank gives', async () => {
    // Came long ago: 9,000.00 for 365 days by 0.05 % are 4.50.
    await platform.asOwner(
      `update bank_receipt b set arrived_at = platform_now() - interval '365 days'
       from deposit d where b.matched_to = d.id::text and d.lot_id = '${lotId}'`,
    );
    await (
      await platform.as('fuzeren')
    ).post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '权属材料虚假（被征收）' });
    for (const order of await releases.orders('REFUND', 'DUE')) await releases.pay(order);
    expect(await (await platform.as('chuna')).get('finance/interest-receipts/overview')).toEqual({
      waiting: 2,
      waitingFen: '900',
      restFen: '0',
    });
    expect(await releases.orders('INTEREST')).toEqual([]);
  });

  test('is written down by one and confirmed by another; a number is one thing', async () => {
    const cashier = await platform.as('chuna');
    const line = {
      bank: 'DEPOSIT_BANK',
      flowNo: flowNumber(),
      source: 'BANK',
      amountYuan: '4.60',
      arrivedOn: (await platform.minute()).slice(0, 10),
    };
    expect(
      await cashier.refused('post', 'finance/interest-receipts', { ...line, arrivedOn: '2099-01-01' }),
    ).toMatchObject({ faults: [{ code: 'receipt.in-future', field: 'arrivedOn' }] });
    const wrong = await cashier.post<{ id: string }>('finance/interest-receipts', {
      ...line,
      amountYuan: '46.00',
    });
    expect(await cashier.refused('post', 'finance/interest-receipts', line)).toMatchObject({
      code: 'receipt.duplicate',
    });
    await cashier.post(`finance/interest-receipts/${wrong.id}/discarding`);
    const { id } = await cashier.post<{ id: string }>('finance/interest-receipts', line);
    expect(await cashier.refused('post', `finance/interest-receipts/${id}/confirmation`)).toMatchObject({
      status: 403,
    });
    await (await platform.as('fuhe')).post(`finance/interest-receipts/${id}/confirmation`);
    // It covers the first of two; the second waits for the next.
    const [first, ...others] = await releases.orders('INTEREST', 'DUE');
    expect([first!.amountFen, others]).toEqual(['450', []]);
    await releases.pay(first!);
    expect(await releases.check()).toEqual([]);
  });

  test('that the bank’s does not cover the center makes up; nothing is kept while somebody waits', async () => {
    const cashier = await platform.as('chuna');
    const rows = async () =>
      (await cashier.get<PageView<{ id: string; restFen: string }>>('finance/interest-receipts')).items;
    const left = (await rows()).find(({ restFen }) => restFen === '10')!;
    const keep = { flowNo: flowNumber(), amountYuan: '0.10' };
    expect(await cashier.refused('post', `finance/interest-receipts/${left.id}/keeping`, keep)).toMatchObject(
      {
        code: 'interest.owed',
      },
    );
    const made = await releases.interest('4.50', { source: 'CENTER' });
    await releases.payAll();
    expect(await releases.orders('INTEREST', 'CONFIRMED')).toHaveLength(2);
    const rest = (await rows()).filter(({ restFen }) => restFen !== '0');
    expect(rest).toMatchObject([{ id: made, restFen: '10' }]);
    await cashier.post(`finance/interest-receipts/${made}/keeping`, keep);
    const answer = `finance/interest-receipts/${made}/keeping/answer`;
    await (await platform.as('fuhe')).post(answer, { agrees: true, reason: '网银已经转出' });
    expect(await releases.owed('INTEREST_HELD')).toBe('0');
    expect(await releases.owed('INTEREST_INCOME')).toBe('10');
    expect(await releases.check()).toEqual([]);
  });
});

describe('a winner’s deposit that goes back once the price is paid', () => {
  beforeAll(begin, 120_000);

  test('is held until then, and the whole price is paid', async () => {
    const { lotId, contract } = await story.signed({ depositUse: 'RETURN' });
    expect((await facts(lotId)).get('受让方的保证金')).toBe('价款付清后退还');
    expect(contract.payments[0]!.paidFen).toBe('0');
    expect(await releases.deposits(lotId)).toContain('HELD');
    await story.payPrice(contract);
    await releases.payAll();
    expect(await story.state(lotId)).toBe('SETTLED');
    expect((await registrationOf('jingmai2', lotId)).deposit).toMatchObject({ state: 'REFUNDED' });
    expect(await releases.owed('DEPOSITS_HELD')).toBe('0');
    expect(await releases.check()).toEqual([]);
  });
});
