import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, ConsultationView, RoomView, TradingPlanView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { firstNotice } from '../../testing/side-by-side.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';

/** Cold stores of a collective's, each for 96,000 元/年 by 1,000, five years: 480,000 and more than 100,000. */
const CHOICES = {
  three: {
    extensionCycles: 0,
    trading: { minBidders: 3, fewBidders: 'FAIL', extension: 'ADD', extensionSeconds: 30 },
  },
  alone: { extensionCycles: 0, trading: { fewBidders: 'AGREE' } },
  silent: { extensionCycles: 0, trading: { fewBidders: 'AGREE' } },
} satisfies Record<string, Application>;

let platform: TestPlatform;
let story: Story;
const lots: Record<string, string> = {};
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  let last = 0;
  for (const [name, change] of Object.entries(CHOICES)) {
    const { lotId, endsAt } = await story.listed(change, 'T05');
    lots[name] = lotId;
    last = Math.max(last, endsAt.getTime());
  }
  const came = [
    ['jingmai1', await story.register('jingmai1', lots['three']!)],
    ['jingmai2', await story.register('jingmai2', lots['three']!)],
    ['jingmai1', await story.register('jingmai1', lots['alone']!, { quoteYuan: '97300' })],
    ['jingmai2', await story.register('jingmai2', lots['silent']!)],
  ] as const;
  await platform.advance(last + 1000);
  await story.qualifyAll();
  for (const [login, id] of came) await story.payDeposit(login, id);
  for (const lotId of Object.values(lots)) await story.bothSidesAgree(lotId);
}, 180_000);
afterAll(() => platform.close());

const wayOf = async (lotId: string) => {
  const host = await platform.as('zuzhi');
  const { consultation } = await host.get<{ consultation: ConsultationView }>(`lots/${lotId}/consultation`);
  return consultation.way;
};
const room = () => platform.nobody().get<RoomView>(`lots/${lots['three']}/room`);
const bid = async (login: string, amountFen: string) =>
  (await platform.as(login)).post(`lots/${lots['three']}/bids`, { amountFen }, 201, {
    'idempotency-key': randomUUID(),
  });

/** Source: rules §21 A10. */
describe('a collective’s lot whose notice asks for three bidders, and says that too few fail', () => {
  test('says in its notice that two are enough, and has its own extension', async () => {
    const { terms } = await firstNotice(story, lots['three']!);
    expect(terms.trading).toMatchObject({
      minBidders: 3,
      areTwoEnough: true,
      fewBidders: 'FAIL',
      limitedSeconds: 300,
      extension: { manner: 'ADD', byMs: 30_000 },
    });
  });

  test('does not fail for numbers with two: they bid, thirty seconds are added, and one of them wins', async () => {
    const lotId = lots['three']!;
    expect(await wayOf(lotId)).toBe('BID');
    const host = await platform.as('zuzhi');
    const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
    await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
    const start = Date.parse(earliestStartAt!);
    await platform.advance(start + 1000);
    await bid('jingmai1', '9600000');
    // An hour is free, five minutes are limited.
    expect(Date.parse((await room()).bidding.endAt)).toBe(start + 65 * 60_000);
    await platform.advance(start + 61 * 60_000);
    await bid('jingmai2', '9700000');
    expect(Date.parse((await room()).bidding.endAt)).toBe(start + 65 * 60_000 + 30_000);
    await platform.advance(start + 65 * 60_000 + 33_000);
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(verifyRecord(record)).toMatchObject({ faults: [], bids: 2, amountFen: 9_700_000n });
    expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
  });
});

/** Source: rules §21 A11. */
describe('a collective’s lot of 100,000 and more, to which one came in a whole notice', () => {
  const agreed = async (lotId: string) => {
    expect(await wayOf(lotId)).toBe('AGREE');
    await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
    return platform.dataSource.query('select manner, unit_price_fen, total_fen from deal where lot_id = $1', [
      lotId,
    ]);
  };

  test('says in its notice that one alone is agreed with, and that its body has decided', async () => {
    const { terms } = await firstNotice(story, lots['alone']!);
    expect(terms.trading).toMatchObject({ fewBidders: 'AGREE' });
    expect(terms.decision).toContain('2026-10-12');
  });

  test('is agreed on at what he would pay, where that is more than the start price', async () =>
    // 97,300 × 5.
    expect(await agreed(lots['alone']!)).toEqual([
      { manner: 'AGREEMENT', unit_price_fen: '9730000', total_fen: '48650000' },
    ]));

  test('and at the start price where he named none', async () =>
    // 96,000 × 5.
    expect(await agreed(lots['silent']!)).toEqual([
      { manner: 'AGREEMENT', unit_price_fen: '9600000', total_fen: '48000000' },
    ]));

  test('a quote below the start price is refused with its field', async () => {
    const { lotId } = await story.listed(CHOICES.alone, 'T05');
    const bidder = await platform.as('jingmai3');
    const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
    await bidder.put(`registrations/${id}`, {
      intendedUse: '冷藏蔬菜',
      hasPromised: true,
      quoteYuan: '95999.99',
    });
    const refused = await bidder.refused('post', `registrations/${id}/submission`);
    expect(refused.faults).toMatchObject([{ code: 'registration.quote-below-listing', field: 'quoteYuan' }]);
  });
});
