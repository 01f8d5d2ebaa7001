import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, RoomView, SeatView } from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let endsAt: Date;
const registrations = new Map<string, string>();
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const room = () => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const seat = async (login: string) => (await platform.as(login)).get<SeatView>(`lots/${lotId}/seat`);
const bidRefused = async (login: string, yuan: number) =>
  (
    await (
      await platform.as(login)
    ).refused(
      'post',
      `lots/${lotId}/bids`,
      { amountFen: String(yuan * 100) },
      { 'idempotency-key': randomUUID() },
    )
  ).code;

async function admit(login: string): Promise<void> {
  const id = await story.register(login, lotId);
  registrations.set(login, id);
  await story.qualifyAll();
  await story.payDeposit(login, id);
}

describe('a session that is open since its notice', () => {
  test('takes the bids of whoever is admitted, while others still register', async () => {
    ({ lotId, endsAt } = await story.listed({ trading: { mode: 'DYNAMIC' } }));
    await platform.advance((await platform.time()) + 1000);
    expect(await room()).toMatchObject({ state: 'FREE', lotState: 'LISTED' });
    expect(await bidRefused('jingmai1', 620)).toBe('bid.not-admitted');
    await admit('jingmai1');
    await admit('jingmai2');
    expect(await seat('jingmai1')).toMatchObject({ isAdmitted: true, paddle: null });
    await story.bid('jingmai1', lotId, 620);
    await story.bid('jingmai2', lotId, 625);
    expect(await bidRefused('jingmai2', 630)).toBe('bid.leader');
    expect(await seat('jingmai2')).toMatchObject({ isLeading: true });
  });

  test('shows price and time alone until registration closes: no paddle, no number of bids', async () => {
    const view = await room();
    expect(view).toMatchObject({
      isMasked: true,
      seq: 0,
      bidding: { count: 0, leader: null, currentFen: '62500' },
    });
    expect(view.log.map(({ kind, paddle, bidNo, value }) => [kind, paddle, bidNo, value])).toEqual([
      ['PRICE', '', null, '62500'],
      ['PRICE', '', null, '62000'],
    ]);
    expect(await platform.nobody().get(`lots/${lotId}/bids`)).toEqual([]);
    expect(await platform.nobody().get('sessions')).toMatchObject({ items: [], total: 0 });
  });

  test('a suspension of its lot stops it, and it goes on with it', async () => {
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
    expect(await bidRefused('jingmai1', 630)).toBe('bid.paused');
    await head.post(`lots/${lotId}/resumption`, { reason: '异议已撤回' });
    expect(await bidRefused('jingmai1', 630)).toBe('bid.paused');
    const { resumeAt } = await room();
    await platform.advance(Date.parse(resumeAt!) + 1000);
    await story.bid('jingmai1', lotId, 630);
    endsAt = await story.registrationEnd(lotId);
  });

  test('who has bid cannot go; who has not can', async () => {
    await admit('jingmai3');
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `registrations/${registrations.get('jingmai1')}/withdrawal`),
    ).toMatchObject({ status: 409, code: 'bid.binding' });
    await platform.advance(endsAt.getTime() + 1000);
    expect(await story.state(lotId)).toBe('REG_CLOSED');
    expect(
      await (
        await platform.as('jingmai2')
      ).refused('post', `lots/${lotId}/consultation/answer`, { agrees: false }),
    ).toMatchObject({ code: 'bid.binding' });
  });

  test('then paddles are seen; the host says when the limited window begins, and it ends like all others', async () => {
    expect((await room()).bidding.leader).toBe((await seat('jingmai1')).paddle);
    await story.bothSidesAgree(lotId);
    await story.openTrading(lotId);
    expect(await room()).toMatchObject({ state: 'LIMITED', isMasked: false });
    await story.bid('jingmai3', lotId, 640);
    await story.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
      lotId,
    );
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(record.log.map(({ kind }) => kind)).toEqual([
      'SEAT',
      'PRICE',
      'SEAT',
      'PRICE',
      'PAUSE',
      'RESUME',
      'PRICE',
      'LIMITED_AT',
      'SEAT',
      'PRICE',
      'END',
    ]);
    expect(verifyRecord(record)).toMatchObject({ faults: [], amountFen: 64_000n, bids: 4 });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });
});

describe('other ways it may go', () => {
  test('a change of the price begins the bidding anew; one alone is agreed with at his bid', async () => {
    ({ lotId } = await story.listed({
      trading: { mode: 'DYNAMIC', fewBidders: 'AGREE' },
      extensionCycles: 0,
    }));
    await platform.advance((await platform.time()) + 1000);
    await admit('jingmai1');
    await story.bid('jingmai1', lotId, 620);
    const { id } = await (
      await platform.as('shenhe')
    ).post<{ id: string }>(`lots/${lotId}/change`, {
      change: { startPriceYuan: '600' },
      reason: '转出方申请',
    });
    await (await platform.as('fuzeren')).post(`changes/${id}/publication`);
    await platform.advance((await platform.time()) + 1000);
    expect((await room()).bidding).toMatchObject({ currentFen: null });
    await story.bid('jingmai1', lotId, 650);
    await platform.advance((await story.registrationEnd(lotId)).getTime() + 1000);
    await story.bothSidesAgree(lotId);
    await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
    const rows = await platform.dataSource.query<{ unit_price_fen: string }[]>(
      'select unit_price_fen from deal where lot_id = $1',
      [lotId],
    );
    expect(rows).toEqual([{ unit_price_fen: '65000' }]);
    expect((await room()).state).toBe('CANCELLED');
  });
});
