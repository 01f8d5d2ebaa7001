import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, NoticeView, OpeningView, RoomView, SeatView } from '@helan/contracts';
import type { Application, TradingChoice } from '@helan/domain';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import type { Sealers } from '../../../../../../tools/deal/sealers.js';
import { sealersOf } from '../../../testing/sealing.js';
import { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let story: Story;
let sealers: Sealers;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  sealers = sealersOf(platform);
});
afterAll(() => platform.close());
/** Listings whose keys are made, published side by side; everybody is admitted and has said that he stays. */
async function sealedLots(choices: readonly TradingChoice[]): Promise<string[]> {
  const lots: { lotId: string; endsAt: Date; registrations: string[] }[] = [];
  for (const trading of choices) {
    const change: Application = { trading, ...(trading.mode === 'SEALED_ONE' ? { stepYuan: '10' } : {}) };
    const projectId = await story.reviewed(change);
    await sealers.ceremony(projectId);
    const { lotId, endsAt } = await story.publish(projectId);
    lots.push({ lotId, endsAt, registrations: await story.registerAll(BIDDERS, lotId) });
  }
  await platform.advance(Math.max(...lots.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const { registrations, lotId } of lots) {
    for (const [index, login] of BIDDERS.entries()) await story.payDeposit(login, registrations[index]!);
    await story.bothSidesAgree(lotId);
  }
  return lots.map(({ lotId }) => lotId);
}

/** Sessions of all these lots begin at the same moment. */
async function openAll(lotIds: readonly string[]): Promise<void> {
  const host = await platform.as('zuzhi');
  const { earliestStartAt } = await host.get<{ earliestStartAt: string }>(`lots/${lotIds[0]}/trading`);
  for (const lotId of lotIds) await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
  await platform.advance(Date.parse(earliestStartAt) + 1000);
}

const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const record = (lotId: string) => platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
const opening = async (login: string, lotId: string) =>
  (await platform.as(login)).get<OpeningView>(`lots/${lotId}/opening`);
const paddleOf = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<SeatView>(`lots/${lotId}/seat`)).paddle;

describe('keys', () => {
  let projectId: string;
  test('a listing with sealed prices is not published before its keys are made', async () => {
    projectId = await story.reviewed({ trading: { mode: 'SEALED_ONE' } });
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', `projects/${projectId}/publication`)).toMatchObject({
      code: 'sealing.no-keys',
    });
    expect(await head.get(`projects/${projectId}/sealing`)).toMatchObject({
      rounds: 2,
      isDone: false,
      holders: [
        { part: 'CENTER', name: '周立公', publicKey: null },
        { part: 'SUPERVISOR', name: '察清和', publicKey: null },
        { part: 'TRANSFEROR', name: '赵禾田', publicKey: null },
      ],
    });
  });

  test('who has none of his own cannot hold a share; what is no key is not taken', async () => {
    await sealers.makeOwnKeys('fuzeren', 'jianguan', 'nonghu');
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', 'my/holder-key', { publicKey: 'AAAA' })).toMatchObject({
      status: 422,
      code: 'sealing.bad-key',
    });
    const keys = (await sealers.makeKeys(projectId)) as { publicKey: string; shares: object[] }[];
    const refused = async (change: object[]) =>
      (await head.refused('post', `projects/${projectId}/sealing`, { keys: change })).code;
    expect(await refused(keys.slice(1))).toBe('sealing.other-count');
    expect(await refused([keys[0]!, { ...keys[1]!, publicKey: 'AAAA' }])).toBe('sealing.bad-key');
    const [first, second] = keys[0]!.shares;
    expect(await refused([{ ...keys[0]!, shares: [first!, second!, second!] }, keys[1]!])).toBe(
      'sealing.no-holder',
    );
    expect(await refused([{ ...keys[0]!, shares: [first!, second!] }, keys[1]!])).toBe('request.invalid');
  });

  test('their fingerprints, and that of the drawing, stand in the notice', async () => {
    await sealers.ceremony(projectId);
    const { lotId } = await story.publish(projectId);
    const [{ content }] = await platform.dataSource.query<[{ content: NoticeView }]>(
      'select content from notice where lot_id = $1',
      [lotId],
    );
    expect(content.terms.sealing!.keys).toHaveLength(2);
    for (const { fingerprint } of content.terms.sealing!.keys) expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(content.terms.sealing!.drawHash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await (
        await platform.as('fuzeren')
      ).refused('post', `projects/${projectId}/sealing`, { keys: await sealers.makeKeys(projectId) }),
    ).toMatchObject({ status: 409 });
  });
});

describe('sealed prices', () => {
  let plain: string;
  let equal: string;
  let drawn: string;
  let weighted: string;
  let reserved: string;
  let missed: string;

  beforeAll(async () => {
    [plain, equal, drawn, weighted, reserved, missed] = (await sealedLots([
      { mode: 'SEALED_ONE' },
      { mode: 'SEALED_ONE' },
      { mode: 'SEALED_ONE', extraRoundMinutes: 0 },
      { mode: 'WEIGHTED', priceWeightPercent: 60 },
      { hasReserve: true },
      { hasReserve: true },
    ])) as [string, string, string, string, string, string];
    await sealers.reserve('nonghu', reserved, 64_000n);
    await sealers.reserve('nonghu', missed, 70_000n);
    await sealers.reserve('nonghu', missed, 65_000n);
    await openAll([plain, equal, drawn, weighted, reserved, missed]);
  });

  test('are put in once each; what is no envelope, or an open price, is not taken', async () => {
    const receipt = await sealers.bid('jingmai1', plain, 63_000n);
    expect(receipt.kind).toBe('SEALED');
    const bidder = await platform.as('jingmai1');
    const key = () => ({ 'idempotency-key': randomUUID() });
    const refused = async (body: object) =>
      (await bidder.refused('post', `lots/${plain}/bids`, body, key())).code;
    const envelope = await sealers.envelope('jingmai1', plain, '1');
    expect(await refused({ kind: 'SEALED', envelope })).toBe('bid.sealed-once');
    expect(await refused({ kind: 'SEALED', envelope: 'secret' })).toBe('request.invalid');
    expect(await refused({ kind: 'SEALED' })).toBe('request.invalid');
    expect(await refused({ amountFen: '63000' })).toBe('bid.other-mode');
    expect(await (await platform.as('jingmai1')).get(`lots/${plain}/seat`)).toMatchObject({
      hasPlaced: true,
    });
  });

  test('nobody can read them: neither room nor database has a price', async () => {
    await sealers.bid('jingmai2', plain, 65_000n);
    await sealers.bid('jingmai3', plain, 'nonsense');
    expect((await room(plain)).bidding).toMatchObject({ count: 3, currentFen: null, leader: null });
    const rows = await platform.dataSource.query<{ amount_fen: string | null }[]>(
      `select l.amount_fen from session_line l join bidding_session s on s.id = l.session_id
       where s.lot_id = $1 and l.kind = 'SEALED'`,
      [plain],
    );
    expect(rows).toEqual([{ amount_fen: null }, { amount_fen: null }, { amount_fen: null }]);
  });

  test('the others put theirs in, and the time ends: all wait for the opening', async () => {
    for (const [login, yuan] of [
      ['jingmai1', 65_000n],
      ['jingmai2', 65_000n],
      ['jingmai3', 64_000n],
    ] as const) {
      await sealers.bid(login, equal, yuan);
      await sealers.bid(login, drawn, yuan);
    }
    await sealers.bid('jingmai1', weighted, 70_000n);
    await sealers.bid('jingmai2', weighted, 65_000n);
    for (const lotId of [reserved, missed]) await story.bid('jingmai1', lotId, 645);
    expect(
      await (await platform.as('fuzeren')).refused('post', `lots/${plain}/opening`, { share: 'x' }),
    ).toMatchObject({ status: 409, code: 'sealing.too-early' });
    const { items } = await (await platform.as('jianguan')).get<{ items: { evidence: string }[] }>('risks');
    expect(JSON.stringify(items)).toContain('周立公 在竞价结束以前提交了开启用的一份');
    await platform.advance((await platform.time()) + 66 * 60_000);
    for (const lotId of [plain, equal, drawn, weighted, reserved, missed])
      expect((await room(lotId)).state).toBe('OPENING');
    expect((await platform.nobody().refused('get', `lots/${plain}/record`)).code).toBe('session.not-ended');
  });

  test('one holder opens nothing, a wrong share is told; two open everything', async () => {
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', `lots/${plain}/opening`, { share: 'AAAA' })).toMatchObject({
      code: 'sealing.bad-share',
    });
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `lots/${plain}/opening`, { share: await sealers.ownShare('fuzeren', plain) }),
    ).toMatchObject({ status: 404 });
    await sealers.open(plain, 'fuzeren');
    await sealers.open(plain, 'fuzeren');
    expect((await room(plain)).state).toBe('OPENING');
    expect((await opening('jianguan', plain)).parts).toEqual([
      { part: 'CENTER', partName: '中心负责人', hasOpened: true },
      { part: 'SUPERVISOR', partName: '监管人员', hasOpened: false },
      { part: 'TRANSFEROR', partName: '转出方一侧', hasOpened: false },
    ]);
    await sealers.open(plain, 'nonghu');
    expect(await story.state(plain)).toBe('RESULT_PUBLICITY');
    const played = verifyRecord(await record(plain));
    expect(played).toMatchObject({ faults: [], amountFen: 65_000n, bids: 3 });
    expect(played.winner).toBe(await paddleOf('jingmai2', plain));
  });

  test('equals bid once more among themselves; who does not keeps his price', async () => {
    await sealers.open(equal, 'fuzeren', 'jianguan');
    expect(await room(equal)).toMatchObject({ state: 'FREE', round: 2 });
    const third = await platform.as('jingmai3');
    const envelope = await sealers.envelope('jingmai3', equal, '1');
    expect(
      await third.refused(
        'post',
        `lots/${equal}/bids`,
        { kind: 'SEALED', envelope },
        { 'idempotency-key': randomUUID() },
      ),
    ).toMatchObject({ code: 'bid.not-invited' });
    await sealers.bid('jingmai1', equal, 66_000n);
    await platform.advance((await platform.time()) + 11 * 60_000);
    expect(await room(equal)).toMatchObject({ state: 'OPENING', round: 2 });
    await sealers.open(equal, 'jianguan', 'nonghu');
    const played = verifyRecord(await record(equal));
    expect(played).toMatchObject({ faults: [], amountFen: 66_000n });
    expect(played.winner).toBe(await paddleOf('jingmai1', equal));
  });

  test('equals are drawn where the notice says so, by a seed that stood in it', async () => {
    await sealers.open(drawn, 'fuzeren', 'jianguan');
    const kept = await record(drawn);
    expect(kept.log.map(({ kind }) => kind).slice(-3)).toEqual(['OPENED', 'DRAWN', 'END']);
    expect(verifyRecord(kept)).toMatchObject({ faults: [], amountFen: 65_000n });
  });

  test('plans are scored before the first price is opened, each of them, once', async () => {
    const host = await platform.as('zuzhi');
    expect(
      await (
        await platform.as('fuzeren')
      ).refused('post', `lots/${weighted}/opening`, { share: await sealers.ownShare('fuzeren', weighted) }),
    ).toMatchObject({ code: 'sealing.scores-first' });
    const plans = await host.get<{ paddle: string; intendedUse: string }[]>(`lots/${weighted}/plans`);
    expect(plans.map(({ intendedUse }) => intendedUse)).toEqual(['种小麦', '种小麦']);
    const [one, two] = [await paddleOf('jingmai1', weighted), await paddleOf('jingmai2', weighted)];
    const refused = async (scores: object[]) =>
      (await host.refused('post', `lots/${weighted}/scores`, { scores })).code;
    expect(await refused([{ paddle: one, points: '80' }])).toBe('sealing.scores-differ');
    expect(await refused([{ paddle: one, points: '100.01' }])).toBe('request.invalid');
    await host.post(`lots/${weighted}/scores`, {
      scores: [
        { paddle: one, points: '70' },
        { paddle: two, points: '92.5' },
      ],
    });
    expect(await refused([{ paddle: one, points: '80' }])).toBe('lifecycle.not-now');
    await sealers.open(weighted, 'fuzeren', 'jianguan');
    const played = verifyRecord(await record(weighted));
    expect(played).toMatchObject({ faults: [], amountFen: 65_000n });
    expect(played.winner).toBe(two);
  });

  test('a reserve that is met, and one that is not: its notice does not tell it', async () => {
    await sealers.open(reserved, 'fuzeren', 'jianguan');
    expect(verifyRecord(await record(reserved))).toMatchObject({ faults: [], amountFen: 64_500n });
    expect(await story.state(reserved)).toBe('RESULT_PUBLICITY');
    await sealers.open(missed, 'fuzeren', 'jianguan');
    expect(verifyRecord(await record(missed))).toMatchObject({ faults: [], winner: null, amountFen: null });
    expect(await story.state(missed)).toBe('FAILED');
    expect((await room(missed)).failureName).toBe('未达到保留价');
    const notices = await platform.dataSource.query<{ text: string }[]>(
      'select content::text as text from notice where lot_id = $1',
      [missed],
    );
    for (const { text } of notices) expect(text).not.toContain('65000');
  });
});

describe('an opening that nobody comes to', () => {
  test('stops the lot; once that is seen to, the holders have their time again', async () => {
    const [lotId] = (await sealedLots([{ mode: 'SEALED_ONE' }])) as [string];
    await openAll([lotId]);
    await sealers.bid('jingmai1', lotId, 64_000n);
    await platform.advance((await platform.time()) + 66 * 60_000);
    const { dueAt } = await opening('fuzeren', lotId);
    await platform.advance(Date.parse(dueAt!) + 1000);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    const share = await sealers.ownShare('fuzeren', lotId);
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', `lots/${lotId}/opening`, { share })).toMatchObject({ status: 409 });
    await head.post(`lots/${lotId}/resumption`, { reason: '持钥人已到场' });
    expect(Date.parse((await opening('fuzeren', lotId)).dueAt!)).toBeGreaterThan(Date.parse(dueAt!));
    await sealers.open(lotId, 'fuzeren', 'jianguan');
    expect(verifyRecord(await record(lotId))).toMatchObject({ faults: [], amountFen: 64_000n });
  });
});
