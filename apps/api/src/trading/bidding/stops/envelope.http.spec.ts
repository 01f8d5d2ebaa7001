import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedFacts, PageView, SessionQuestionView } from '@helan/contracts';
import type { Sealers } from '../../../../../../tools/deal/sealers.js';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { TestPlatform } from '../../../testing/test-platform.js';
import { SessionWatch } from './session-watch.js';

let platform: TestPlatform;
let lots: SealedLots;
let sealers: Sealers;
let ids: string[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  ({ sealers } = lots);
  await sealers.makeOwnKeys(...HOLDERS);
  ids = await lots.admitted(Array.from({ length: 5 }, () => ({ mode: 'SEALED_ONE' })));
  await lots.begin(...ids);
  for (const lotId of ids) {
    await sealers.bid('jingmai1', lotId, 63_000n);
    await sealers.bid('jingmai2', lotId, 65_000n);
    await sealers.bid('jingmai3', lotId, lotId === ids[3] ? 65_000n : 64_000n);
  }
  await loseDeposit('jingmai2', ids[0]!);
  await loseDeposit('jingmai2', ids[1]!);
  await loseDeposit('jingmai2', ids[4]!);
}, 120_000);
afterAll(() => platform.close());

const look = () => platform.app.get(SessionWatch).look();
const loseDeposit = (login: string, lotId: string): Promise<unknown> =>
  platform.dataSource.query(
    `update deposit set state = 'REFUND_DUE' where registration_id = (
       select r.id from registration r join account a on a.id = r.account_id where r.lot_id = $1 and a.login = $2)`,
    [lotId, login],
  );
const propose = async (lotId: string, body: object) =>
  (await platform.as('fuzeren')).post(`lots/${lotId}/trading/decision`, { reason: '核对了决定书', ...body });
const answer = { agrees: true, reason: '同意' };
const agree = async (lotId: string) =>
  (await platform.as('jianguan')).post(`lots/${lotId}/trading/decision/answer`, answer);
const handIn = async (lotId: string) =>
  (await platform.as('fuzeren')).refused('post', `lots/${lotId}/opening`, { shares: [{ seq: 4 }] });
const question = async (lotId: string) =>
  (await (await platform.as('jianguan')).get<PageView<SessionQuestionView>>('session-questions')).items.find(
    (one) => one.lotId === lotId,
  );
const played = async (lotId: string) => {
  const record = await lots.record(lotId);
  const verdict = verifyRecord(record);
  return { ...verdict, log: record.log };
};

describe('who has sealed a price and loses his right before the end', () => {
  test('nothing is opened before two people have decided, and nobody knows a price meanwhile', async () => {
    await lots.end();
    const lotId = ids[1]!;
    expect((await lots.room(lotId)).state).toBe('OPENING');
    expect(await handIn(lotId)).toMatchObject({ status: 409, code: 'sealing.question-open' });
    await look();
    expect(await question(lotId)).toMatchObject({
      question: 'ENVELOPE',
      leader: { paddle: await lots.paddleOf('jingmai2', lotId), amountFen: null, documentNos: [] },
    });
    expect(await question(ids[2]!)).toBeUndefined();
    expect((await lots.opening('fuzeren', lotId)).dueAt).toBeNull();
    const alone = { kind: 'STRIKE', ground: 'DEPOSIT', reason: '一个人说了算' };
    for (const login of ['zuzhi', 'jianguan'])
      expect(
        await (await platform.as(login)).refused('post', `lots/${lotId}/trading/decision`, alone),
      ).toMatchObject({ status: 403 });
  });

  test('struck, it does not count: record, room and check say why, and another wins', async () => {
    const lotId = ids[1]!;
    await propose(lotId, { kind: 'STRIKE', ground: 'DEPOSIT' });
    expect(await handIn(lotId)).toMatchObject({ code: 'sealing.question-open' });
    await agree(lotId);
    expect(await question(lotId)).toBeUndefined();
    expect((await lots.opening('fuzeren', lotId)).dueAt).not.toBeNull();
    await sealers.open(lotId, 'fuzeren', 'jianguan');
    const { log, ...verdict } = await played(lotId);
    const paddle = await lots.paddleOf('jingmai2', lotId);
    expect(verdict).toMatchObject({
      faults: [],
      amountFen: 64_000n,
      voids: [{ paddle, reason: 'bid.struck' }],
    });
    expect(verdict.winner).toBe(await lots.paddleOf('jingmai3', lotId));
    const { prices } = JSON.parse(log.find(({ kind }) => kind === 'OPENED')!.value) as OpenedFacts;
    expect(prices.map(({ amountFen, reason }) => [amountFen, reason])).toEqual([
      ['63000', null],
      ['65000', 'bid.struck'],
      ['64000', null],
    ]);
    expect((await lots.room(lotId)).log.find(({ kind }) => kind === 'STRUCK')).toMatchObject({
      value: JSON.stringify({ paddles: [paddle], why: '保证金不再有效' }),
    });
    expect((await lots.seat('jingmai2', lotId)).envelopeFault).toMatchObject({ code: 'bid.struck' });
  });

  test('upheld, it counts', async () => {
    const lotId = ids[4]!;
    await look();
    await propose(lotId, { kind: 'UPHOLD' });
    await agree(lotId);
    await look();
    expect(await question(lotId)).toBeUndefined();
    await sealers.open(lotId, 'fuzeren', 'jianguan');
    expect(await played(lotId)).toMatchObject({ faults: [], amountFen: 65_000n });
  });

  test('after the end it is the breach of a winner: nothing is asked', async () => {
    const lotId = ids[2]!;
    await loseDeposit('jingmai2', lotId);
    await look();
    expect(await question(lotId)).toBeUndefined();
    await sealers.open(lotId, 'fuzeren', 'jianguan');
    expect(await played(lotId)).toMatchObject({ faults: [], amountFen: 65_000n });
  });
});

test('in an extra round in which nobody bids again, what two people decide leads to the result', async () => {
  const lotId = ids[3]!;
  await sealers.open(lotId, 'fuzeren', 'jianguan');
  expect(await lots.room(lotId)).toMatchObject({ state: 'PAUSED', round: 2, awaitsRound: true });
  await lots.beginRound(lotId);
  await loseDeposit('jingmai2', lotId);
  await lots.end(11);
  expect(await lots.room(lotId)).toMatchObject({ state: 'OPENING', round: 2 });
  await propose(lotId, { kind: 'STRIKE', ground: 'DEPOSIT' });
  await agree(lotId);
  const { log, ...verdict } = await played(lotId);
  expect(verdict).toMatchObject({ faults: [], amountFen: 65_000n });
  expect(verdict.winner).toBe(await lots.paddleOf('jingmai3', lotId));
  expect(log.map(({ kind }) => kind).slice(-2)).toEqual(['STRUCK', 'END']);
});

test('while the lot is suspended nothing is decided; afterwards it is', async () => {
  const lotId = ids[0]!;
  const head = await platform.as('fuzeren');
  await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '有人提出权属异议' });
  const strike = { kind: 'STRIKE', ground: 'DEPOSIT', reason: '核对了流水' };
  expect(await head.refused('post', `lots/${lotId}/trading/decision`, strike)).toMatchObject({
    status: 409,
    code: 'session.lot-suspended',
  });
  await head.post(`lots/${lotId}/resumption`, { reason: '异议不成立' });
  expect(await handIn(lotId)).toMatchObject({ code: 'sealing.question-open' });
  await propose(lotId, strike);
  await agree(lotId);
  expect((await lots.opening('fuzeren', lotId)).dueAt).not.toBeNull();
  await sealers.open(lotId, 'fuzeren', 'jianguan');
  expect(await played(lotId)).toMatchObject({ faults: [], amountFen: 64_000n });
});
