import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BidReceipt, BidRecordView, RoomView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2', 'jingmai3'], { trading: { confirmMinutes: 5 } }));
}, 120_000);
afterAll(() => platform.close());

const room = () => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const key = () => ({ 'idempotency-key': randomUUID() });
const enter = async (login: string, headers = key()) =>
  (await platform.as(login)).post<BidReceipt>(`lots/${lotId}/bids`, { kind: 'ENTER' }, 201, headers);
const refused = async (login: string, body: object) =>
  (await platform.as(login)).refused('post', `lots/${lotId}/bids`, body, key());
const paddleOf = async (login: string) =>
  (await (await platform.as(login)).get<{ paddle: string }>(`lots/${lotId}/seat`)).paddle;

test('in the free phase nobody confirms yet', async () => {
  await story.bid('jingmai1', lotId, 620);
  await story.bid('jingmai2', lotId, 625);
  expect(await refused('jingmai1', { kind: 'ENTER' })).toMatchObject({
    status: 409,
    code: 'bid.not-confirming',
  });
});

test('then one confirms, by the same word once, and nobody bids', async () => {
  await platform.advance(Date.parse((await room()).bidding.freeEndAt) + 1_000);
  expect(await refused('jingmai1', { amountFen: '63000' })).toMatchObject({
    status: 409,
    code: 'bid.confirming',
  });
  const headers = key();
  const first = await enter('jingmai1', headers);
  expect(first).toMatchObject({ kind: 'ENTER', value: '', bidNo: null });
  expect(await enter('jingmai1', headers)).toMatchObject({ hash: first.hash });
  await enter('jingmai3');
  expect(await refused('jingmai1', { kind: 'ENTER' })).toMatchObject({ status: 409, code: 'bid.entered' });
  const { state, bidding } = await room();
  expect(state).toBe('FREE');
  expect(bidding).toMatchObject({
    count: 2,
    entered: [await paddleOf('jingmai1'), await paddleOf('jingmai3')],
  });
});

test('in the limited phase only whoever confirmed bids; the best bid of the free phase stands', async () => {
  await platform.advance(Date.parse((await room()).bidding.freeEndAt) + 5 * 60_000 + 1_000);
  expect(await room()).toMatchObject({ state: 'LIMITED' });
  expect(await refused('jingmai2', { amountFen: '64000' })).toMatchObject({
    status: 403,
    code: 'bid.not-entered',
  });
  await story.bid('jingmai3', lotId, 630);
  await platform.advance(Date.parse((await room()).bidding.endAt) + 3_000);
  expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
});

test('a stranger plays it again, and every rule is held against the notice', async () => {
  const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
  expect(record.log.map(({ kind }) => kind)).toEqual([
    'SEAT',
    'SEAT',
    'SEAT',
    'PRICE',
    'PRICE',
    'ENTER',
    'ENTER',
    'PRICE',
    'END',
  ]);
  expect(await verdictBesideNotice(platform, record)).toMatchObject({ isSound: true });
});
