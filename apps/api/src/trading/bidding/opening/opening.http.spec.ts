import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedFacts, ScoringCallView } from '@helan/contracts';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import type { Sealers } from '../../../../../../tools/deal/sealers.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import type { Story } from '../../../testing/story.js';
import { TestPlatform } from '../../../testing/test-platform.js';

let platform: TestPlatform;
let lots: SealedLots;
let story: Story;
let sealers: Sealers;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  ({ story, sealers } = lots);
  await sealers.makeOwnKeys(...HOLDERS);
});
afterAll(() => platform.close());

const key = () => ({ 'idempotency-key': randomUUID() });

describe('sealed prices', () => {
  let plain: string;
  let equal: string;
  let drawn: string;
  let weighted: string;
  let reserved: string;
  let missed: string;

  beforeAll(async () => {
    [plain, equal, drawn, weighted, reserved, missed] = (await lots.admitted([
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
    await lots.begin(plain, equal, drawn, weighted, reserved, missed);
  }, 90_000);

  test('are put in once each; what is no envelope, or an open price, is not taken', async () => {
    const receipt = await sealers.bid('jingmai1', plain, 63_000n);
    expect(receipt.kind).toBe('SEALED');
    const bidder = await platform.as('jingmai1');
    const refused = async (body: object) =>
      (await bidder.refused('post', `lots/${plain}/bids`, body, key())).code;
    const envelope = await sealers.envelope('jingmai1', plain, '1');
    expect(await refused({ kind: 'SEALED', envelope })).toBe('bid.sealed-once');
    expect(await refused({ kind: 'SEALED', envelope: 'secret' })).toBe('request.invalid');
    expect(await refused({ kind: 'SEALED', envelope: envelope.replace(/^2/, '3') })).toBe('request.invalid');
    expect(await refused({ kind: 'SEALED' })).toBe('request.invalid');
    expect(await refused({ amountFen: '63000' })).toBe('bid.other-mode');
    expect(await lots.seat('jingmai1', plain)).toMatchObject({ hasPlaced: true, envelopeFault: null });
  });

  test('nobody can read them: neither room, database nor a holder before the end', async () => {
    await sealers.bid('jingmai2', plain, 65_000n);
    await sealers.bid('jingmai3', plain, 'nonsense');
    expect((await lots.room(plain)).bidding).toMatchObject({ count: 3, currentFen: null, leader: null });
    const rows = await platform.dataSource.query<{ amount_fen: string | null }[]>(
      `select l.amount_fen from session_line l join bidding_session s on s.id = l.session_id
       where s.lot_id = $1 and l.kind = 'SEALED'`,
      [plain],
    );
    expect(rows).toEqual([{ amount_fen: null }, { amount_fen: null }, { amount_fen: null }]);
    expect((await lots.opening('fuzeren', plain)).own).toMatchObject({ part: 'CENTER', envelopes: [] });
  });

  test('the others put theirs in, and the time ends: all wait for the opening', async () => {
    for (const [login, fen] of [
      ['jingmai1', 65_000n],
      ['jingmai2', 65_000n],
      ['jingmai3', 64_000n],
    ] as const) {
      await sealers.bid(login, equal, fen);
      await sealers.bid(login, drawn, fen);
    }
    await sealers.bid('jingmai1', weighted, 70_000n);
    await sealers.bid('jingmai2', weighted, 65_000n);
    for (const lotId of [reserved, missed]) await story.bid('jingmai1', lotId, 645);
    expect(
      await (await platform.as('fuzeren')).refused('post', `lots/${plain}/opening`, { shares: [{ seq: 4 }] }),
    ).toMatchObject({ status: 409, code: 'sealing.too-early' });
    const { items } = await (await platform.as('jianguan')).get<{ items: { evidence: string }[] }>('risks');
    expect(JSON.stringify(items)).toContain('周立公 在竞价结束以前提交了开启用的一份');
    await lots.end();
    for (const lotId of [plain, equal, drawn, weighted, reserved, missed])
      expect((await lots.room(lotId)).state).toBe('OPENING');
    expect((await platform.nobody().refused('get', `lots/${plain}/record`)).code).toBe('session.not-ended');
  });

  test('one holder opens nothing; two open everything, and the record shows the key of each envelope', async () => {
    await sealers.open(plain, 'fuzeren');
    await sealers.open(plain, 'fuzeren');
    expect((await lots.room(plain)).state).toBe('OPENING');
    expect((await lots.opening('jianguan', plain)).parts).toEqual([
      { part: 'CENTER', partName: '中心负责人', hasOpened: true },
      { part: 'SUPERVISOR', partName: '监管人员', hasOpened: false },
      { part: 'TRANSFEROR', partName: '转出方一侧', hasOpened: false },
    ]);
    await sealers.open(plain, 'nonghu');
    expect(await story.state(plain)).toBe('RESULT_PUBLICITY');
    const record = await lots.record(plain);
    const played = verifyRecord(record);
    expect(played).toMatchObject({ faults: [], amountFen: 65_000n, bids: 3 });
    expect(played.winner).toBe(await lots.paddleOf('jingmai2', plain));
    const { value } = record.log.find(({ kind }) => kind === 'OPENED')!;
    const opened = JSON.parse(value) as OpenedFacts;
    expect(opened.by).toEqual(['CENTER', 'TRANSFEROR']);
    expect(opened.prices.map((one) => one.key)).toEqual(
      Array(3).fill(expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/)),
    );
    expect(opened.prices.map(({ reason }) => reason)).toEqual([null, null, 'bid.no-amount']);
  });

  test('equals bid once more among themselves; who does not keeps his price', async () => {
    await sealers.open(equal, 'fuzeren', 'jianguan');
    expect(await lots.room(equal)).toMatchObject({ state: 'PAUSED', round: 2, awaitsRound: true });
    await lots.beginRound(equal);
    expect(await lots.room(equal)).toMatchObject({ state: 'FREE', round: 2, awaitsRound: false });
    const third = await platform.as('jingmai3');
    const envelope = await sealers.envelope('jingmai3', equal, '1');
    expect(
      await third.refused('post', `lots/${equal}/bids`, { kind: 'SEALED', envelope }, key()),
    ).toMatchObject({ code: 'bid.not-invited' });
    await sealers.bid('jingmai1', equal, 66_000n);
    await lots.end(11);
    expect(await lots.room(equal)).toMatchObject({ state: 'OPENING', round: 2 });
    const { own, parts } = await lots.opening('fuzeren', equal);
    expect(own!.envelopes).toHaveLength(1);
    expect(parts.map(({ hasOpened }) => hasOpened)).toEqual([false, false, false]);
    await sealers.open(equal, 'jianguan', 'nonghu');
    const played = verifyRecord(await lots.record(equal));
    expect(played).toMatchObject({ faults: [], amountFen: 66_000n });
    expect(played.winner).toBe(await lots.paddleOf('jingmai1', equal));
  });

  test('equals are drawn where the notice says so, by a seed that stood in it', async () => {
    await sealers.open(drawn, 'fuzeren', 'jianguan');
    const kept = await lots.record(drawn);
    expect(kept.log.map(({ kind }) => kind).slice(-3)).toEqual(['OPENED', 'DRAWN', 'END']);
    expect(verifyRecord(kept)).toMatchObject({ faults: [], amountFen: 65_000n });
  });

  test('plans are scored before the first price is opened, each of them, once', async () => {
    const host = await platform.as('zuzhi');
    expect(
      await (
        await platform.as('fuzeren')
      ).refused('post', `lots/${weighted}/opening`, { shares: await sealers.shares('fuzeren', weighted) }),
    ).toMatchObject({ code: 'sealing.scores-first' });
    const plans = await host.get<{ paddle: string; intendedUse: string }[]>(`lots/${weighted}/plans`);
    expect(plans.map(({ intendedUse }) => intendedUse)).toEqual(['种小麦', '种小麦']);
    const [one, two] = [await lots.paddleOf('jingmai1', weighted), await lots.paddleOf('jingmai2', weighted)];
    const refused = async (scores: object[]) =>
      (await host.refused('post', `lots/${weighted}/scores`, { scores })).code;
    const reason = '水肥方案写得具体';
    expect(await refused([{ paddle: one, points: '80', reason }])).toBe('sealing.scores-differ');
    expect(await refused([{ paddle: one, points: '100.01', reason }])).toBe('request.invalid');
    expect(await refused([{ paddle: one, points: '80' }])).toBe('text.missing');
    const score = async (login: string, [first, second]: readonly [string, string]) =>
      (await platform.as(login)).post(`lots/${weighted}/scores`, {
        scores: [
          { paddle: one, points: first, reason },
          { paddle: two, points: second, reason: `${login}的理由` },
        ],
      });
    const calls = async (login: string) =>
      (await (await platform.as(login)).get<ScoringCallView[]>('my/scorings')).map(
        ({ projectId, scored }) => [projectId, scored],
      );
    const [{ projectId }] = await platform.dataSource.query<[{ projectId: string }]>(
      'select project_id as "projectId" from lot where id = $1',
      [weighted],
    );
    expect([await calls('zuzhi'), await calls('shouli')]).toEqual([[[projectId, 0]], [[projectId, 0]]]);
    await score('zuzhi', ['70', '92.5']);
    // Whoever has scored has done his; the other is told that one has, and not what he gave.
    expect([await calls('zuzhi'), await calls('shouli')]).toEqual([[], [[projectId, 1]]]);
    expect(
      await refused([
        { paddle: one, points: '80', reason },
        { paddle: two, points: '80', reason },
      ]),
    ).toBe('sealing.scored-already');
    // One alone decides nothing, and nobody sees what he has given.
    const head = await platform.as('fuzeren');
    const shares = await sealers.shares('fuzeren', weighted);
    expect(await head.refused('post', `lots/${weighted}/opening`, { shares })).toMatchObject({
      code: 'sealing.scores-first',
    });
    expect(JSON.stringify(await lots.room(weighted))).not.toContain('zuzhi的理由');
    await score('shouli', ['80.01', '90']);
    expect([await calls('zuzhi'), await calls('shouli')]).toEqual([[], []]);
    expect(await refused([{ paddle: one, points: '80', reason }])).toBe('lifecycle.not-now');
    await sealers.open(weighted, 'fuzeren', 'jianguan');
    const scored = (await lots.record(weighted)).log.find(({ kind }) => kind === 'SCORED')!;
    expect(JSON.parse(scored.value)).toEqual({
      scores: { [one!]: 7501, [two!]: 9125 },
      judges: [
        { [one!]: { points: 7000, reason }, [two!]: { points: 9250, reason: 'zuzhi的理由' } },
        { [one!]: { points: 8001, reason }, [two!]: { points: 9000, reason: 'shouli的理由' } },
      ],
    });
    const played = verifyRecord(await lots.record(weighted));
    expect(played).toMatchObject({ faults: [], amountFen: 65_000n });
    expect(played.winner).toBe(two);
  });

  test('a reserve that is met, and one that is not: its notice does not tell it', async () => {
    await sealers.open(reserved, 'fuzeren', 'jianguan');
    expect(verifyRecord(await lots.record(reserved))).toMatchObject({ faults: [], amountFen: 64_500n });
    expect(await story.state(reserved)).toBe('RESULT_PUBLICITY');
    await sealers.open(missed, 'fuzeren', 'jianguan');
    expect(verifyRecord(await lots.record(missed))).toMatchObject({
      faults: [],
      winner: null,
      amountFen: null,
    });
    expect(await story.state(missed)).toBe('FAILED');
    expect((await lots.room(missed)).failureName).toBe('未达到保留价');
    const notices = await platform.dataSource.query<{ text: string }[]>(
      'select content::text as text from notice where lot_id = $1',
      [missed],
    );
    for (const { text } of notices) expect(text).not.toContain('65000');
  });
});

describe('an opening that nobody comes to', () => {
  test('stops the lot; once that is seen to, the holders have their time again', async () => {
    const [lotId] = (await lots.admitted([{ mode: 'SEALED_ONE' }])) as [string];
    await lots.begin(lotId);
    await sealers.bid('jingmai1', lotId, 64_000n);
    await lots.end();
    const { dueAt } = await lots.opening('fuzeren', lotId);
    await platform.advance(Date.parse(dueAt!) + 1000);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    const shares = await sealers.shares('fuzeren', lotId);
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', `lots/${lotId}/opening`, { shares })).toMatchObject({ status: 409 });
    await head.post(`lots/${lotId}/resumption`, { reason: '持钥人已到场' });
    expect(Date.parse((await lots.opening('fuzeren', lotId)).dueAt!)).toBeGreaterThan(Date.parse(dueAt!));
    await sealers.open(lotId, 'fuzeren', 'jianguan');
    expect(verifyRecord(await lots.record(lotId))).toMatchObject({ faults: [], amountFen: 64_000n });
  });
});
