import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TradingPlanView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { Negotiations, codeOf } from '../../testing/negotiations.js';
import { pastPublicity } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const COLLECTIVE: Application = {
  method: 'NEGOTIATION',
  startPriceYuan: '9000',
  stepYuan: '',
  depositYuan: '1000',
  extensionCycles: 0,
};
let platform: TestPlatform;
let story: Story;
let table: Negotiations;
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

describe('what belongs to a collective', () => {
  test('says in its notice whom it has found, masked, and that a better offer turns it into bidding', async () => {
    const { lotId } = await story.listed(
      { ...COLLECTIVE, intended: { name: '马新雨', priceYuan: '9500' } },
      'T05',
    );
    table = Negotiations.at(story, lotId, []);
    const { terms } = await table.lastNotice();
    expect(terms.negotiation).toEqual({
      floorFen: '900000',
      isContestable: true,
      intendedName: '马**',
      intendedFen: '950000',
    });
    expect(terms.stepFen).toBe('10000');
    expect(terms.trading?.mode).toBe('ASC_MULTI');
  });

  test('two who want it bid for it', async () => {
    const listed = await story.listed(COLLECTIVE, 'T05');
    const { lotId } = await story.admit(['jingmai1', 'jingmai2'], listed);
    const host = await platform.as('zuzhi');
    expect(await host.refused('post', `lots/${lotId}/negotiation`)).toMatchObject({
      code: 'consultation.other-way',
    });
    const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
    expect(earliestStartAt).not.toBeNull();
  });

  test('is not agreed on below its price', async () => {
    table = await Negotiations.open(story, ['jingmai1'], COLLECTIVE, 'T05');
    expect(codeOf(await table.offer('jingmai1', await table.own('jingmai1'), '8999.99'))).toBe(
      'negotiation.below-floor',
    );
    expect((await table.offer('jingmai1', await table.own('jingmai1'), '9000')).status).toBe(204);
  });

  test('a better offer while the result stands in public turns it into bidding from the price agreed on', async () => {
    table = await Negotiations.open(story, ['jingmai1'], COLLECTIVE, 'T05');
    await table.offer('jingmai1', await table.own('jingmai1'), '9200');
    await table.accept('cunjiti', await table.own('cunjiti'));
    const agreed = await table.own('jingmai1');
    await table.sign('jingmai1', agreed);
    await table.sign('cunjiti', agreed);
    expect(await story.state(table.lotId)).toBe('RESULT_PUBLICITY');

    const topper = await platform.as('jingmai2');
    const { id } = await topper.post<{ id: string }>(`lots/${table.lotId}/registrations`);
    const form = { intendedUse: '仓储', hasPromised: true };
    for (const quoteYuan of ['', '9200']) {
      await topper.put(`registrations/${id}`, { ...form, quoteYuan });
      expect(await topper.refused('post', `registrations/${id}/submission`)).toMatchObject({
        code: 'negotiation.not-topping',
      });
    }
    await topper.put(`registrations/${id}`, { ...form, quoteYuan: '9300' });
    await topper.post(`registrations/${id}/submission`);
    await pastPublicity(story, table.lotId);
    expect(await story.state(table.lotId)).toBe('RESULT_PUBLICITY');
    await story.qualifyAll();
    expect(await story.state(table.lotId)).toBe('REG_CLOSED');
    expect(await table.registration('jingmai1', 0)).toMatchObject({
      state: 'ADMITTED',
      deposit: { state: 'HELD' },
    });
    expect((await table.lastNotice()).kindName).toBe('改为竞价公告');
    await story.payDeposit('jingmai2', id);
    await story.bothSidesAgree(table.lotId);
    await story.openTrading(table.lotId);
    await expect(story.bid('jingmai2', table.lotId, 9000)).rejects.toThrow('bid.');
    await story.bid('jingmai2', table.lotId, 9300);
    await story.bid('jingmai1', table.lotId, 9400);
    await story.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
      table.lotId,
    );
    expect(await story.state(table.lotId)).toBe('RESULT_PUBLICITY');
    expect(await table.registration('jingmai1', 0)).toMatchObject({ state: 'WON' });
    expect(
      await (await platform.as('jingmai3')).refused('post', `lots/${table.lotId}/registrations`),
    ).toMatchObject({ code: 'registration.closed' });
  });

  test('of 100,000 or more is not negotiated at all before it was offered to everybody', async () => {
    const lister = await story.lister('T05');
    const id = await story.draft({ method: 'NEGOTIATION' }, 'T05');
    expect(await lister.refused('post', `projects/${id}/submission`)).toMatchObject({
      code: 'method.public-required',
    });
  });
});
