import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContractView, RegistrationView } from '@helan/contracts';
import { Ending } from '../../testing/ending.js';
import { Negotiations } from '../../testing/negotiations.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { lastNotice } from '../../testing/notices.js';
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

const FREE = { method: 'NEGOTIATION', startPriceYuan: '0', depositYuan: '0', payment: 'ONCE' } as const;

const deposits = (lotId: string): Promise<unknown[]> =>
  platform.dataSource.query('select 1 from deposit where lot_id = $1', [lotId]);

/** Registered for by one, who is found fit after the period and pays nothing. */
async function admitted(lotId: string, endsAt: Date, login: string): Promise<string> {
  const registration = await story.register(login, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  await story.bothSidesAgree(lotId);
  return registration;
}

describe('land that is given for nothing', () => {
  test('reaches its archive without a deposit, a payment and a row of one', async () => {
    const { lotId, endsAt } = await story.listed(FREE);
    const { terms } = await lastNotice(platform, lotId);
    expect(terms).toMatchObject({
      startPriceFen: '0',
      startTotalFen: '0',
      depositFen: '0',
      paymentName: '无偿流转，没有价款',
    });
    const registration = await admitted(lotId, endsAt, 'jingmai1');
    const own = await (
      await platform.as('jingmai1')
    ).get<RegistrationView>(`my/registrations/${registration}`);
    expect(own).toMatchObject({ state: 'ADMITTED', deposit: null });

    const table = Negotiations.at(story, lotId, [registration]);
    await table.begin();
    expect((await table.offer('jingmai1', await table.own('jingmai1'), '0')).status).toBe(204);
    await table.accept('nonghu', await table.withWhom('nonghu', 'jingmai1'));
    await table.sign('nonghu', await table.withWhom('nonghu', 'jingmai1'));
    await table.sign('jingmai1', await table.own('jingmai1'));
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');

    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    const sides = ['nonghu', 'jingmai1'];
    await ending.signLetter(lotId, sides);
    await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
    await ending.signContract(lotId, sides);
    expect(await story.state(lotId)).toBe('SETTLED');
    const contract = await (await platform.as('jingmai1')).get<ContractView>(`lots/${lotId}/contract`);
    expect(contract).toMatchObject({ state: 'SIGNED_ALL', payments: [] });
    await ending.certify(lotId);
    await ending.close(lotId);
    await ending.archive(lotId);
    expect(await story.state(lotId)).toBe('ARCHIVED');
    expect(await deposits(lotId)).toEqual([]);
    expect((await leftOf(platform)).held).toEqual([]);
  });

  test('falls with a transferee who breaks his word, and leaves nothing', async () => {
    const { projectId, lotId, endsAt } = await story.listed(FREE);
    const registration = await admitted(lotId, endsAt, 'jingmai1');
    const table = Negotiations.at(story, lotId, [registration]);
    await table.begin();
    await table.offer('jingmai1', await table.own('jingmai1'), '0');
    await table.accept('nonghu', await table.withWhom('nonghu', 'jingmai1'));
    await table.sign('nonghu', await table.withWhom('nonghu', 'jingmai1'));
    await table.sign('jingmai1', await table.own('jingmai1'));
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    const breach = { side: 'TRANSFEREE', ground: 'FALSE_DOCUMENTS', note: '身份材料是假的，已核实' };
    await (await platform.as('fuzeren')).post(`lots/${lotId}/breach`, breach);
    expect(await story.state(lotId)).toBe('FAILED');
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });

  test.each([
    ['by bidding', { method: 'BIDDING', stepYuan: '5' } as const],
    ['with a deposit', { depositYuan: '1' }],
  ])('is not listed %s', async (_, change) => {
    const id = await story.draft({ ...FREE, ...change });
    const problem = await (await platform.as('nonghu')).refused('post', `projects/${id}/submission`);
    const code = 'depositYuan' in change ? 'deposit.ratio-too-high' : 'price.not-free';
    expect(problem.faults).toContainEqual(expect.objectContaining({ code }));
  });
});

test('whoever is fit bids without a deposit where the notice asks none', async () => {
  const { projectId, lotId, endsAt } = await story.listed({ depositYuan: '0' });
  const logins = ['jingmai1', 'jingmai2'];
  await story.registerAll(logins, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  await story.bothSidesAgree(lotId);
  await story.openTrading(lotId);
  await story.bidToTheEnd(lotId);
  const contract = await story.sign(lotId);
  await story.payPrice(contract);
  await story.payOutAll();
  await ending.certify(lotId);
  await ending.close(lotId);
  await ending.archive(lotId);
  expect(await story.state(lotId)).toBe('ARCHIVED');
  expect(await deposits(lotId)).toEqual([]);
  expect((await leftOf(platform, projectId)).held).toEqual([]);
});

test('a deposit that nobody named is a tenth of the first year for the land of a household', async () => {
  const { lotId } = await story.listed({ depositYuan: '' });
  const { terms } = await lastNotice(platform, lotId);
  expect(terms.depositFen).toBe('744000');
});
