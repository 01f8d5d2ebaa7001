import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PageView, PaymentOrderView, RegistrationView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { LedgerService } from '../../money/ledger/index.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

const own = async (login: string, id: string) =>
  (await platform.as(login)).get<RegistrationView>(`my/registrations/${id}`);
const soon = async () => platform.advance((await platform.time()) + 1000);
const refunds = async () =>
  (
    await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE')
  ).items.map(({ amountFen }) => amountFen);

async function change(lotId: string, to: Application): Promise<void> {
  const reviewer = await platform.as('shenhe');
  const { id } = await reviewer.post<{ id: string }>(`lots/${lotId}/change`, {
    change: to,
    reason: '转出方申请',
  });
  await (await platform.as('fuzeren')).post(`changes/${id}/publication`);
  await soon();
}

/** Bidding open since the notice: files are decided while it stands. */
async function dynamic(...logins: string[]): Promise<{ lotId: string; ids: string[] }> {
  const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' }, extensionCycles: 0 });
  await soon();
  const ids = await story.registerAll(logins, lotId);
  await story.qualifyAll();
  return { lotId, ids };
}

describe('a change in a second round', () => {
  test('reaches whoever was admitted in the first: he brings the paper and pays what is asked now', async () => {
    const listed = await story.listed({ trading: { fewBidders: 'SECOND_ROUND' }, extensionCycles: 0 });
    const { lotId } = listed;
    const [first] = (await story.admit(['jingmai1'], listed)).registrations as [string];
    expect(await story.state(lotId)).toBe('LISTED');
    await change(lotId, { depositYuan: '8000', qualificationPaper: '合作社登记证' });
    const put = await own('jingmai1', first);
    expect(put).toMatchObject({ state: 'CORRECTION', deposit: { state: 'REFUND_DUE' } });
    expect(put.decisionReason).toContain('公告变更了资格条件、保证金');
    expect(put.correction!.items).toEqual([expect.stringContaining('合作社登记证')]);
    expect(Date.parse(put.correction!.dueAt!)).toBe((await story.registrationEnd(lotId)).getTime());

    const bidder = await platform.as('jingmai1');
    expect((await bidder.refused('post', `registrations/${first}/resubmission`)).code).toBe(
      'registration.missing-proof',
    );
    await bidder.upload(`registrations/${first}/documents`, 'QUALIFICATION', PDF);
    await bidder.post(`registrations/${first}/resubmission`);
    const second = await story.register('jingmai2', lotId);
    await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
    await story.qualifyAll();
    // What he had paid goes back beside it.
    expect(await refunds()).toEqual(['744000']);
    expect(await own('jingmai1', first)).toMatchObject({
      state: 'QUALIFIED',
      deposit: { state: 'DUE', amountFen: '800000' },
    });
    await story.payDeposit('jingmai1', first);
    await story.payDeposit('jingmai2', second);
    expect(await story.payOutAll()).toBe(1);
    for (const [login, id] of [
      ['jingmai1', first],
      ['jingmai2', second],
    ] as const)
      expect(await own(login, id)).toMatchObject({
        state: 'ADMITTED',
        deposit: { state: 'HELD', amountFen: '800000' },
      });
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });
});

describe('a change while a lot is bid for since its notice', () => {
  test('of the qualification: nobody bids before he is found fit again, and what he has paid stays', async () => {
    const { lotId, ids } = await dynamic('jingmai1');
    await story.payDeposit('jingmai1', ids[0]!);
    await story.bid('jingmai1', lotId, 620);
    await change(lotId, { qualification: '有种植水稻的经验' });
    expect(await own('jingmai1', ids[0]!)).toMatchObject({
      state: 'QUALIFYING',
      paddle: null,
      canWithdraw: true,
      deposit: { state: 'HELD' },
    });
    const bidder = await platform.as('jingmai1');
    const { code } = await bidder.refused('post', `lots/${lotId}/bids`, { amountFen: '62000' });
    expect(code).toBe('bid.not-admitted');
    await story.qualifyAll();
    expect(await own('jingmai1', ids[0]!)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    await story.bid('jingmai1', lotId, 620);
    expect(await refunds()).toEqual([]);
  });

  test('of the deposit and back again: what had not left yet is held again', async () => {
    const { lotId, ids } = await dynamic('jingmai1');
    await story.payDeposit('jingmai1', ids[0]!);
    await change(lotId, { depositYuan: '8000' });
    expect(await own('jingmai1', ids[0]!)).toMatchObject({ deposit: { state: 'REFUND_DUE' } });
    await change(lotId, { depositYuan: '7440' });
    await story.qualifyAll();
    expect(await own('jingmai1', ids[0]!)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await refunds()).toEqual([]);
  });

  test('of the deposit: who has not paid yet does not lapse meanwhile, and is asked for the new one', async () => {
    const { lotId, ids } = await dynamic('jingmai1');
    const { deposit } = await own('jingmai1', ids[0]!);
    await change(lotId, { depositYuan: '8000' });
    await platform.advance(Date.parse(deposit!.dueAt) + 2 * 86_400_000);
    expect(await own('jingmai1', ids[0]!)).toMatchObject({
      state: 'QUALIFYING',
      deposit: { state: 'DUE', amountFen: '800000' },
    });
    await story.qualifyAll();
    await story.payDeposit('jingmai1', ids[0]!);
    expect(await own('jingmai1', ids[0]!)).toMatchObject({
      state: 'ADMITTED',
      deposit: { state: 'HELD', amountFen: '800000' },
    });
  });

  test('of the deposit to nothing: what was paid goes back, and he is admitted without', async () => {
    const { lotId, ids } = await dynamic('jingmai1');
    await story.payDeposit('jingmai1', ids[0]!);
    await change(lotId, { depositYuan: '0' });
    await story.qualifyAll();
    expect(await own('jingmai1', ids[0]!)).toMatchObject({
      state: 'ADMITTED',
      deposit: { state: 'REFUND_DUE' },
    });
  });

  test('of nothing that touches him leaves him where he is', async () => {
    const { lotId, ids } = await dynamic('jingmai1');
    await story.payDeposit('jingmai1', ids[0]!);
    await change(lotId, { viewing: '每周三上午' });
    expect(await own('jingmai1', ids[0]!)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
  });
});
