import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FiledStory, accountOf } from '../../../testing/filed-story.js';
import { NOTHING, leftOf } from '../../../testing/nothing-left.js';
import { Releases } from '../../../testing/releases.js';

/** Two deposits of 9,000.00 that lay for a year: by 0.05 % each is owed 4.50 of what the bank gives. */
let story: FiledStory;
let releases: Releases;

const GIVEN = { name: '某银行', account: '29010201040999', subAccount: '', remark: '结息' };
const interestIn = async (flowNo: string, amountYuan: string) => {
  const clerk = await story.platform.as('chuna');
  const arrivedOn = (await story.platform.minute()).slice(0, 10);
  const line = { bank: 'DEPOSIT_BANK', flowNo, source: 'BANK', amountYuan, arrivedOn };
  const { id } = await clerk.post<{ id: string }>('finance/interest-receipts', line);
  await (await story.platform.as('fuhe')).post(`finance/interest-receipts/${id}/confirmation`);
  return id;
};

beforeAll(async () => {
  story = await FiledStory.begin();
  releases = new Releases(story);
  const { lotId } = await story.admitted(['jingmai1', 'jingmai2'], {
    ...{ depositInterest: 'BANK', depositYuan: '9000' },
  });
  await story.platform.asOwner(
    `update bank_receipt b set arrived_at = platform_now() - interval '365 days'
     from deposit d where b.matched_to = d.id::text and d.lot_id = '${lotId}'`,
  );
  await (
    await story.platform.as('fuzeren')
  ).post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '权属材料虚假（被征收）' });
}, 120_000);
afterAll(() => story.platform.close());

describe('interest that a notice promises', () => {
  test('waits for the bank’s once the deposits have gone back', async () => {
    expect(await story.payOutAll()).toBe(2);
    expect(await story.bank.orders('INTEREST')).toEqual([]);
    expect(await (await story.platform.as('chuna')).get('finance/interest-receipts/overview')).toMatchObject({
      ...{ waiting: 2, waitingFen: '900', restFen: '0' },
    });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('the bank’s line is nobody’s receipt: two people take it out, and it is interest by its number', async () => {
    await story.bank.receives('DEPOSIT_BANK', { ...GIVEN, flowNo: 'JX1', yuan: '9.20' });
    await story.bank.says('DEPOSIT_BANK');
    expect(await story.receipt('JX1')).toMatchObject({ state: 'ENTERED' });
    await story.decide('JX1', { isNotOurs: true, reason: '是银行结息' });
    expect(await story.receipt('JX1')).toMatchObject({ state: 'DISCARDED' });
    await interestIn('JX1', '9.20');
    expect(await story.bank.differences('DEPOSIT_BANK')).toEqual([]);
    expect(await story.bank.faults()).toEqual([]);
  });

  test('goes to the accounts that the deposits came from, by the bank’s file and its word', async () => {
    const told = await story.bank.isTold('DEPOSIT_BANK');
    expect(told.map(({ account, fen }) => [account, fen]).sort()).toEqual(
      ['jingmai1', 'jingmai2'].map((login) => [accountOf(login), 450n]).sort(),
    );
    const flows: string[] = [];
    for (const one of told) flows.push(await story.bank.pays(one));
    await story.bank.answers(told.map(({ mark }, n) => ({ mark, status: 'ACSC', flowNo: flows[n]! })));
    await story.bank.says('DEPOSIT_BANK');
    expect(await story.bank.orders('INTEREST', 'CONFIRMED')).toHaveLength(2);
    expect(story.bank.holds.DEPOSIT_BANK).toBe(20n);
    expect(await story.bank.faults()).toEqual([]);
  });

  test('what is over of it the center takes out, by the line that the bank shows for it', async () => {
    const rows = (
      await (
        await story.platform.as('chuna')
      ).get<{ items: { id: string; restFen: string }[] }>('finance/interest-receipts')
    ).items;
    const { id } = rows.find(({ restFen }) => restFen === '20')!;
    const out = { name: '中心基本户', account: '29010201040998', yuan: '0.20' };
    const flowNo = await story.bank.lets('DEPOSIT_BANK', out);
    await story.bank.says('DEPOSIT_BANK');
    const keeping = `finance/interest-receipts/${id}/keeping`;
    await (await story.platform.as('chuna')).post(keeping, { flowNo, amountYuan: '0.20' });
    await (
      await story.platform.as('fuhe')
    ).post(`${keeping}/answer`, { agrees: true, reason: '网银已经转出' });
    expect((await leftOf(story.platform)).held).toEqual(NOTHING.held);
    expect(story.bank.holds.DEPOSIT_BANK).toBe(0n);
    expect(await story.bank.differences('DEPOSIT_BANK')).toEqual([]);
    expect(await story.bank.faults()).toEqual([]);
    expect(await releases.owed('INTEREST_INCOME')).toBe('20');
  });
});
