import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BidReceipt,
  BidReceiptsView,
  BidRecordView,
  PaddleProofView,
  RoomView,
  SeatView,
  TradingPlanView,
} from '@helan/contracts';
import { headText, logText, rootOfPath } from '@helan/domain';
import { verifyFiles } from '../../../../../tools/proof/verify-file.js';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let story: Story;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** Every receipt of the session, once. */
const receipts: BidReceipt[] = [];
const keep = (receipt: BidReceipt): BidReceipt => {
  if (!receipts.some(({ seq }) => seq === receipt.seq)) receipts.push(receipt);
  return receipt;
};
const key = () => ({ 'idempotency-key': randomUUID() });
const place = async (login: string, yuan: number, headers = key()) =>
  keep(
    await (
      await platform.as(login)
    ).post<BidReceipt>(`lots/${lotId}/bids`, { amountFen: String(Math.round(yuan * 100)) }, 201, headers),
  );
const refusedBid = async (login: string, amountFen: unknown, headers: Record<string, string> = key()) =>
  (await platform.as(login)).refused('post', `lots/${lotId}/bids`, { amountFen }, headers);
const seat = async (login: string) => (await platform.as(login)).get<SeatView>(`lots/${lotId}/seat`);
const room = () => platform.nobody().get<RoomView>(`lots/${lotId}/room`);

describe('setting a session up', () => {
  test('needs a working hour of a working day, no earlier than the day after the last deposit deadline', async () => {
    ({ lotId } = await story.admitted(BIDDERS));
    expect(await refusedBid('jingmai1', '62000')).toMatchObject({ status: 409, code: 'bid.not-open' });
    expect(await refusedBid('nongchang', '62000')).toMatchObject({ status: 403, code: 'bid.not-admitted' });
    const host = await platform.as('zuzhi');
    const plan = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
    expect(plan).toEqual({
      admitted: 3,
      earliestStartAt: '2026-11-17T01:00:00.000Z',
      earliestResumeAt: null,
    });
    for (const [startAt, code] of [
      ['2026-11-16T02:00:00Z', 'trading.too-early'],
      ['2026-11-21T02:00:00Z', 'trading.not-working-hours'],
      ['2026-11-17T00:59:00Z', 'trading.not-working-hours'],
      ['2026-11-17T09:01:00Z', 'trading.not-working-hours'],
      ['2099-01-05T02:00:00Z', 'calendar.uncovered'],
      ['2026-12-28T02:00:00Z', 'calendar.uncovered'],
      ['tomorrow', 'instant.unreadable'],
      ['2026-11-17T10:00:00', 'instant.without-zone'],
    ]) {
      expect(await host.refused('post', `lots/${lotId}/trading`, { startAt })).toMatchObject({
        status: 422,
        code,
      });
    }
    expect(
      await (
        await platform.as('shouli')
      ).refused('post', `lots/${lotId}/trading`, { startAt: plan.earliestStartAt }),
    ).toMatchObject({ status: 403 });
    await host.post(`lots/${lotId}/trading`, { startAt: plan.earliestStartAt });
    expect(await seat('jingmai1')).toMatchObject({ isAdmitted: false, paddle: null });
    await platform.advance('2026-11-17T00:30:00.500Z');
    const paddles = await Promise.all(BIDDERS.map(async (login) => (await seat(login)).paddle!));
    expect(new Set(paddles).size).toBe(3);
    expect(paddles.every((paddle) => /^\d{3}$/.test(paddle))).toBe(true);
  });

  test('before the start nobody may bid', async () => {
    expect(await refusedBid('jingmai1', '62000')).toMatchObject({ status: 409, code: 'bid.not-open' });
    await platform.advance('2026-11-17T01:00:00.500Z');
    expect((await room()).state).toBe('FREE');
    expect(await platform.nobody().get('sessions')).toMatchObject({ items: [{ lotId, state: 'FREE' }] });
  });
});

describe('bidding', () => {
  test.each([
    ['below the start', '61999', 409, 'bid.below-start'],
    ['off the step', '62001', 409, 'bid.off-step'],
    ['zero', '0', 422, 'request.invalid'],
    ['negative', '-62000', 422, 'request.invalid'],
    ['with a fraction', '62000.5', 422, 'request.invalid'],
    ['a number that is no text', 62000, 422, 'request.invalid'],
    ['text that would be dangerous', "62000'; drop table bid", 422, 'request.invalid'],
  ])('%s is refused', async (_, amountFen, status, code) => {
    expect(await refusedBid('jingmai1', amountFen)).toMatchObject({ status, code });
    expect((await room()).bidding.count).toBe(0);
  });

  test('is for the admitted alone, with a key', async () => {
    expect(await refusedBid('qiye', '62000')).toMatchObject({ status: 403, code: 'bid.not-admitted' });
    expect(await refusedBid('zuzhi', '62000')).toMatchObject({ status: 403, code: 'permission.denied' });
    expect(await refusedBid('jingmai1', '62000', { 'idempotency-key': '' })).toMatchObject({
      status: 422,
      faults: [{ field: 'idempotency-key' }],
    });
    expect(
      await platform.nobody().refused('post', `lots/${lotId}/bids`, { amountFen: '62000' }, key()),
    ).toMatchObject({ status: 401 });
  });

  test('the start itself is a valid first bid; a second click is the same bid', async () => {
    const headers = key();
    const answers = await Promise.all([1, 2, 3, 4].map(() => place('jingmai1', 620, headers)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await place('jingmai1', 620, headers)).toEqual(answers[0]);
    expect((await room()).bidding.count).toBe(1);
    expect(await refusedBid('jingmai1', '63000', headers)).toMatchObject({
      code: 'request.idempotency-reused',
    });
    expect(await refusedBid('jingmai1', '62500')).toMatchObject({ code: 'bid.leader' });
    expect(await refusedBid('jingmai2', '62000')).toMatchObject({
      code: 'bid.too-low',
      title: '出价太低，现在最少要出 625.00 元。',
    });
  });

  test('the room shows paddles and prices, never a name', async () => {
    await place('jingmai2', 625);
    const text = JSON.stringify(await room());
    for (const secret of ['马新雨', '惠泽', 'registration', '6401221978']) expect(text).not.toContain(secret);
  });

  test('a failing bid does not block the lot', async () => {
    const failing = [
      refusedBid('jingmai3', '1'),
      refusedBid('qiye', '63000'),
      refusedBid('jingmai2', '63000'),
    ];
    await Promise.all([...failing, place('jingmai3', 630)]);
    await place('jingmai1', 640);
    expect((await room()).bidding.currentFen).toBe('64000');
  });

  test('in the limited phase each bid restarts the window; a refused one does not', async () => {
    await platform.advance('2026-11-17T02:04:00Z');
    expect(await room()).toMatchObject({
      state: 'LIMITED',
      bidding: { endAt: '2026-11-17T02:05:00.000Z' },
    });
    await refusedBid('jingmai2', '64001');
    expect((await room()).bidding.endAt).toBe('2026-11-17T02:05:00.000Z');
    const receipt = await place('jingmai2', 650);
    expect(Date.parse(receipt.endAt) - Date.parse(receipt.at)).toBe(300_000);
    expect((await room()).bidding.endAt).toBe(receipt.endAt);
    expect(await (await platform.as('zuzhi')).refused('get', `lots/${lotId}/record`)).toMatchObject({
      code: 'session.not-ended',
    });
  });

  test('the end comes by itself; a bid after it waits out the grace and is refused', async () => {
    const { endAt } = (await room()).bidding;
    await platform.advance(Date.parse(endAt) + 100);
    expect((await room()).state).toBe('LIMITED');
    expect(await refusedBid('jingmai3', '66000')).toMatchObject({ code: 'bid.after-end' });
    await platform.advance(Date.parse(endAt) + 3_000);
    expect(await room()).toMatchObject({
      state: 'WON',
      bidding: { currentFen: '65000' },
      lotState: 'RESULT_PUBLICITY',
    });
    expect(await refusedBid('jingmai3', '66000')).toMatchObject({ code: 'bid.after-end' });
  });

  test('a receipt proves that its bid stands in the record', async () => {
    const { log, heads, publicKey, terms } = await platform
      .nobody()
      .get<BidRecordView>(`lots/${lotId}/record`);
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    expect(receipts.length).toBe(5);
    for (const { lotNo, bidNo: _, endAt: __, head, path, ...line } of receipts) {
      expect(log[line.seq - 1]).toEqual(line);
      expect(sha256(logText(lotNo, line))).toBe(line.hash);
      expect(rootOfPath(line.hash, path, sha256)).toBe(head.root);
      expect(heads).toContainEqual(head);
      expect(
        verify(null, Buffer.from(headText(lotNo, head)), key, Buffer.from(head.signature, 'base64')),
      ).toBe(true);
      expect(lotNo).toBe(terms.lotNo);
    }
  });

  test('a stranger can play the record again', async () => {
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(verifyRecord(record)).toMatchObject({ faults: [], bids: 5, extensions: 1, amountFen: 65_000n });
  });

  test.each(['abc', '-1', '0', '99999999999'])('a session of number %s is no number', async (number) => {
    const problem = await platform.nobody().refused('get', `lots/${lotId}/record?session=${number}`);
    expect(problem).toMatchObject({ status: 422, code: 'request.invalid' });
  });

  test('nobody is named in the record; whoever holds a paddle can show that it is his', async () => {
    const { log } = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(JSON.stringify(log)).not.toContain('马新雨');
    const proof = await (await platform.as('jingmai1')).get<PaddleProofView>(`lots/${lotId}/seat/proof`);
    expect(proof).toMatchObject({ kind: 'paddle-proof', session: 1 });
    const { paddle, name, idNumber, salt } = proof;
    const commitment = log.find((line) => line.kind === 'SEAT' && line.paddle === paddle)!.value;
    expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    expect([name, idNumber]).toEqual(['马新雨', '640122197809020036']);
    expect(sha256([paddle, name, idNumber, salt].join('|'))).toBe(commitment);
    expect(await (await platform.as('nonghu')).refused('get', `lots/${lotId}/seat/proof`)).toMatchObject({
      status: 404,
    });
  });

  test('a bidder takes his receipts home; they stand alone and beside the record, and nobody has another’s', async () => {
    const own = async (login: string) =>
      (await platform.as(login)).get<BidReceiptsView>(`lots/${lotId}/seat/receipts`);
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    const kept = await own('jingmai1');
    const { paddle } = await seat('jingmai1');
    const bids = record.log.filter((line) => line.paddle === paddle && line.kind !== 'SEAT');
    expect(kept.receipts.map(({ line }) => line.hash)).toEqual(bids.map(({ hash }) => hash));
    const files = [kept, record].map((file) => Buffer.from(JSON.stringify(file)));
    expect(verifyFiles(files).map(({ isSound }) => isSound)).toEqual([true, true]);
    expect(verifyFiles(files.slice(0, 1))[0]!.lines).toEqual([
      `${record.terms.lotNo} 的出价回执：${bids.length} 份，签名和路径都对。`,
    ]);
    for (const login of ['nonghu', 'nongchang'])
      expect(await (await platform.as(login)).refused('get', `lots/${lotId}/seat/receipts`)).toMatchObject({
        status: 404,
      });
  });

  test('every rule of the session is held against the notice that the record names', async () => {
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    const verdict = await verdictBesideNotice(platform, record);
    expect(verdict).toMatchObject({ isSound: true });
    expect(verdict.lines.at(-1)).toBe(`竞价的每一条规则都和公告 ${record.terms.notice.no} 相符。`);
  });

  test('a bid is never changed or taken out, not even in the database', async () => {
    for (const statement of [
      'update session_line set amount_fen = 1',
      'delete from session_line',
      "update listing_event set reason = 'x'",
      "update notice set title = 'x'",
    ]) {
      await expect(platform.dataSource.query(statement)).rejects.toThrow('permission denied');
      await expect(platform.asOwner(statement)).rejects.toThrow('only ever added');
    }
  });
});

test('a session in which nobody bids fails', async () => {
  const { lotId: other } = await story.trading(['jingmai1', 'jingmai2']);
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    other,
  );
  expect(await story.state(other)).toBe('FAILED');
  const { log } = await platform.nobody().get<BidRecordView>(`lots/${other}/record`);
  expect(log.map(({ kind }) => kind)).toEqual(['SEAT', 'SEAT', 'END']);
  expect(JSON.parse(log[2]!.value)).toEqual({ winner: null, amountFen: null, failure: 'NO_BID' });
});
