import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BidRecordView, RoomView } from '@helan/contracts';
import { type Application, getPropertyType } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { lastNotice } from '../../testing/notices.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** A purchase below the plan's floor, which suppliers bid down. */
function small(change: Application = {}): Application {
  const { attributes } = sampleListing('T14').application;
  return {
    method: 'BIDDING',
    startPriceYuan: '150000',
    stepYuan: '1000',
    depositYuan: '3000',
    attributes: { ...attributes, estimate: '150000' },
    extensionCycles: 0,
    ...change,
  };
}

/** Of a project of its own, so that it does not count together with others. */
function ofProject(name: string, change: Application = {}): Application {
  const { attributes, ...rest } = small(change);
  return { ...rest, attributes: { ...attributes, projectName: name, approvalNo: `贺财农发 ${name}` } };
}

test('a purchase of 200,000 or more is tendered, not bid for', async () => {
  expect(getPropertyType('T14').methods).toContain('BIDDING');
  const { attributes } = sampleListing('T14').application;
  const large = small({ startPriceYuan: '200000', attributes: { ...attributes, estimate: '200000' } });
  const id = await story.draft(large, 'T14');
  expect(await (await story.lister('T14')).refused('post', `projects/${id}/submission`)).toMatchObject({
    faults: [{ code: 'procurement.must-be-tendered', field: 'method' }],
  });
});

test('below that three suppliers bid downwards, and the lowest wins', async () => {
  const listed = await story.publish(await story.reviewed(small(), 'T14'));
  const { lotId } = await story.admit(BIDDERS, listed);
  await story.openTrading(lotId);
  expect((await platform.nobody().get<RoomView>(`lots/${lotId}/room`)).rules.mode).toBe('REV_ASC');
  const refused = async (login: string, yuan: number) =>
    (
      await (
        await platform.as(login)
      ).refused('post', `lots/${lotId}/bids`, { amountFen: `${yuan}00` }, { 'idempotency-key': randomUUID() })
    ).code;
  expect(await refused('jingmai1', 151_000)).toBe('bid.above-start');
  await story.bid('jingmai1', lotId, 150_000);
  expect(await refused('jingmai2', 150_000)).toBe('bid.too-high');
  await story.bid('jingmai2', lotId, 149_000);
  await story.bid('jingmai3', lotId, 147_000);
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
  expect(verifyRecord(record)).toMatchObject({ faults: [], amountFen: 14_700_000n, bids: 3 });
  expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  await story.advancePast(
    "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
  expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
  expect(await (await platform.as('shenhe')).refused('post', `lots/${lotId}/contract`)).toMatchObject({
    status: 409,
    code: 'contract.purchase',
  });
});

test('two purchases of one project count together; one supplier alone is agreed with at the lower price', async () => {
  const trading = { fewBidders: 'AGREE' } as const;
  const second = small({ trading, title: '兰光村文化广场音响采购' });
  const id = await story.draft(second, 'T14');
  const refused = await (await story.lister('T14')).refused('post', `projects/${id}/submission`);
  expect(refused.code).toBe('procurement.must-be-tendered');
  const other = {
    ...second,
    attributes: {
      ...second.attributes,
      projectName: '兰光村文化广场',
      approvalNo: '贺财农发2026第99号',
    },
  };
  const { lotId, endsAt } = await story.publish(await story.reviewed(other, 'T14'));
  const registration = await story.register('jingmai1', lotId, { quoteYuan: '140000' });
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  await story.payDeposit('jingmai1', registration);
  await story.bothSidesAgree(lotId);
  await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
  const rows = await platform.dataSource.query<{ unit_price_fen: string }[]>(
    'select unit_price_fen from deal where lot_id = $1',
    [lotId],
  );
  expect(rows).toEqual([{ unit_price_fen: '14000000' }]);
});

test('two suppliers do not compete where three are asked for and the notice says that too few fail', async () => {
  const change = ofProject('渠道清淤', { trading: { fewBidders: 'FAIL' } });
  const listed = await story.publish(await story.reviewed(change, 'T14'));
  const { lotId } = await story.admit(BIDDERS.slice(0, 2), listed);
  expect(await story.state(lotId)).toBe('FAILED');
});

test('a notice prints one number of bidders: that of its type, or none where it names its own', async () => {
  const labels = async (lotId: string) =>
    (await lastNotice(platform, lotId)).rules
      .map(({ label }) => label)
      .filter((one) => one.includes('最少人数'));
  const usual = await story.publish(await story.reviewed(ofProject('路灯'), 'T14'));
  expect(await labels(usual.lotId)).toEqual(['采购竞价最少人数']);
  const four = ofProject('桌椅', { trading: { minBidders: 4 } });
  const own = await story.publish(await story.reviewed(four, 'T14'));
  expect(await labels(own.lotId)).toEqual([]);
  const { lotId } = await story.listed();
  expect(await labels(lotId)).toEqual(['竞价最少人数']);
});
