import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import { bookFaults } from '../../testing/books.js';
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

/** A transferor says that he will not sign, and the center finds that he breaks his word. */
async function broken(change: Application = {}): Promise<string> {
  await begin();
  const { lotId } = await releases.confirmed({ depositYuan: '7440', ...change });
  await (await platform.as('nonghu')).post(`lots/${lotId}/confirmation/refusal`, { reason: '想自己种' });
  await (
    await platform.as('fuzeren')
  ).post(`lots/${lotId}/breach`, { side: 'TRANSFEROR', ground: 'REFUSED', note: '电话和短信都通知过' });
  return lotId;
}
const due = async (lotId: string) => (await releases.dues()).find((one) => one.lotId === lotId)!;
/** A line of the bank’s statement to its account. */
async function pays(lotId: string, change: object = {}): Promise<void> {
  const { subAccount } = await due(lotId);
  const { id } = await (
    await platform.as('chuna')
  ).post<{ id: string }>('finance/receipts', {
    ...{ bank: 'DEPOSIT_BANK', flowNo: flowNumber(), subAccount, payerName: '赵禾田' },
    payerAccount: '29010201040077',
    amountYuan: '7440',
    arrivedAt: await platform.minute(),
    ...change,
  });
  await (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
}

/** Why lines that came to its account were not taken, in their order. */
const faults = async (lotId: string) => {
  const { subAccount } = await due(lotId);
  const rows: { fault: string }[] = await platform.dataSource.query(
    "select fault from bank_receipt where sub_account = $1 and state = 'POOLED' order by entered_at",
    [subAccount],
  );
  return rows.map(({ fault }) => fault);
};

describe('what a transferor owes who breaks his word', () => {
  let lotId: string;

  test('is a claim of the winner, with a letter and an account of its own', async () => {
    lotId = await broken();
    expect(await due(lotId)).toMatchObject({
      owedFen: '744000',
      state: 'OPEN',
      groundName: '明确拒绝签订合同',
      debtorName: '赵禾田',
      letters: 0,
    });
    const { id } = await due(lotId);
    await (await platform.as('shenhe')).post(`breach-dues/${id}/letter`);
    expect(await due(lotId)).toMatchObject({ state: 'ASKED', letters: 1, isLate: false });
    for (const login of ['nonghu', 'jingmai2', 'shenhe']) {
      const { status, type } = await (await platform.as(login)).request('get', `breach-dues/${id}/letter`);
      expect([login, status, type]).toEqual([login, 200, 'application/pdf']);
    }
    const stranger = await platform.as('jingmai1');
    expect((await stranger.refused('get', `breach-dues/${id}/letter`)).status).toBe(404);
    expect(await releases.dues('jingmai1')).toEqual([]);
    expect(await releases.dues('nonghu')).toMatchObject([{ isMine: false, mayWaive: false }]);
    expect(await releases.dues('jingmai2')).toMatchObject([{ isMine: true, mayWaive: true }]);
  });

  test('is taken from himself alone, to the fen; anything else goes back', async () => {
    await pays(lotId, { amountYuan: '7439.99' });
    await pays(lotId, { payerName: '钱麦' });
    expect(await due(lotId)).toMatchObject({ state: 'ASKED' });
    expect(await faults(lotId)).toEqual(['breach-due.amount-mismatch', 'breach-due.payer-mismatch']);
  });

  test('goes on to the winner, once', async () => {
    await pays(lotId);
    expect(await due(lotId)).toMatchObject({ state: 'PAID' });
    expect(await releases.owed('FORFEITS_HELD')).toBe('744000');
    await pays(lotId);
    await releases.payAll();
    expect(await due(lotId)).toMatchObject({ state: 'PAID_OUT', mayWaive: false });
    const [order, ...others] = await releases.orders('BREACH_DUE');
    expect(order).toMatchObject({
      amountFen: '744000',
      payeeName: '立岗镇惠泽种植专业合作社',
      state: 'CONFIRMED',
    });
    expect(others).toEqual([]);
    for (const account of ['FORFEITS_HELD', 'DEPOSITS_HELD'])
      expect([account, await releases.owed(account)]).toEqual([account, '0']);
    expect((await faults(lotId)).at(-1)).toBe('breach-due.over');
    expect(await bookFaults(platform)).toEqual([]);
    const waived = `breach-dues/${(await due(lotId)).id}/waiver`;
    expect((await (await platform.as('jingmai2')).refused('post', waived, { reason: '算了' })).code).toBe(
      'lifecycle.not-now',
    );
  });

  test('is given up by the winner alone', async () => {
    const other = await broken();
    const route = `breach-dues/${(await due(other)).id}/waiver`;
    for (const login of ['nonghu', 'jingmai1'])
      expect((await (await platform.as(login)).refused('post', route, { reason: '不要了' })).status).toBe(
        404,
      );
    await (await platform.as('jingmai2')).post(route, { reason: '他家里有难处' });
    expect(await due(other)).toMatchObject({ state: 'WAIVED', endedWhy: '他家里有难处' });
    await pays(other);
    await releases.payAll();
    expect(await due(other)).toMatchObject({ state: 'WAIVED' });
  });

  test('is left to the courts once a letter’s time is over; what comes later is taken all the same', async () => {
    const other = await broken();
    const { id } = await due(other);
    await (await platform.as('shenhe')).post(`breach-dues/${id}/letter`);
    const head = await platform.as('fuzeren');
    const reason = { reason: '催了没有付' };
    expect((await head.refused('post', `breach-dues/${id}/referral`, reason)).code).toBe(
      'breach-due.not-late',
    );
    await story.advancePast('select due_at as at from breach_due where id = $1', id);
    expect(await due(other)).toMatchObject({ isLate: true });
    await head.post(`breach-dues/${id}/referral`, reason);
    expect(await due(other)).toMatchObject({ state: 'REFERRED' });
    await pays(other);
    await releases.payAll();
    expect(await due(other)).toMatchObject({ state: 'PAID_OUT' });
    expect(await bookFaults(platform)).toEqual([]);
  });

  test('is the loss, where the notice says so, and two people find out what that is', async () => {
    const other = await broken({ transferorPays: 'LOSS' });
    expect(await due(other)).toMatchObject({ state: 'ASSESSING', owedFen: null, subAccount: null });
    const { id } = await due(other);
    const loss = { amountYuan: '1234.56', grounds: '看样、材料和误工，有票据' };
    const [reviewer, head] = [await platform.as('shenhe'), await platform.as('fuzeren')];
    const yes = { agrees: true, reason: '票据看过' };
    expect((await head.refused('post', `breach-dues/${id}/loss/answer`, yes)).code).toBe(
      'breach-due.no-proposal',
    );
    await reviewer.post(`breach-dues/${id}/loss`, { ...loss, amountYuan: '9999' });
    expect((await reviewer.refused('post', `breach-dues/${id}/loss`, loss)).code).toBe('breach-due.proposed');
    await head.post(`breach-dues/${id}/loss/answer`, { agrees: false, reason: '票据不够' });
    await reviewer.post(`breach-dues/${id}/loss`, loss);
    await head.post(`breach-dues/${id}/loss/answer`, yes);
    expect(await due(other)).toMatchObject({ state: 'OPEN', owedFen: '123456' });
    await pays(other, { amountYuan: '1234.56' });
    await releases.payAll();
    expect(await due(other)).toMatchObject({ state: 'PAID_OUT' });
  });
});
