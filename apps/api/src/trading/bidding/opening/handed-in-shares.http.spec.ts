import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HolderSealingView, OwnOpeningView } from '@helan/contracts';
import { type KeyPart, sealedText } from '@helan/domain';
import { handIn } from '@helan/sealing';
import { SPOILED } from '../../../../../../libs/sealing/src/testing/spoiled-envelopes.js';
import type { Sealers } from '../../../../../../tools/deal/sealers.js';
import { verifyRecord } from '../../../../../../tools/proof/verify-record.js';
import { HOLDERS, SealedLots } from '../../../testing/sealed-lots.js';
import { TestPlatform } from '../../../testing/test-platform.js';

let platform: TestPlatform;
let lots: SealedLots;
let sealers: Sealers;
/** Opened by different pairs, though the same was put in; the last has a reserve. */
let sealed: string[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
  ({ sealers } = lots);
  await sealers.makeOwnKeys(...HOLDERS);
  const choice = { mode: 'SEALED_ONE' } as const;
  sealed = await lots.admitted([choice, choice, choice, { ...choice, hasReserve: true }]);
  await sealers.reserve('nonghu', sealed[3]!, 64_000n);
  await lots.begin(...sealed);
  for (const lotId of sealed) {
    await sealers.bid('jingmai1', lotId, 64_000n);
    for (const [login, name] of [
      ['jingmai2', 'one share is sealed for a stranger'],
      ['jingmai3', 'it was sealed for another paddle'],
    ] as const) {
      const { sealing, context } = await sealers.purpose(login, lotId);
      const { holders } = sealing as HolderSealingView;
      const purpose = { publicKeys: holders.map(({ publicKey }) => publicKey), context };
      await sealers.put(login, lotId, await SPOILED[name](sealedText(70_000n), purpose));
    }
  }
  await lots.end();
}, 90_000);
afterAll(() => platform.close());

/** How many openings wait for somebody. */
const calls = async (login: string) =>
  (await (await platform.as(login)).get<OwnOpeningView[]>('my/openings')).length;
const opened = async (lotId: string) =>
  JSON.parse((await lots.record(lotId)).log.find(({ kind }) => kind === 'OPENED')!.value);

describe('whoever hands in what is not his share', () => {
  const refused = async (login: string, shares: object[]) =>
    (await platform.as(login)).refused('post', `lots/${sealed[0]!}/opening`, { shares });

  test('is told so, and nothing of it is kept', async () => {
    const own = await sealers.shares('fuzeren', sealed[0]!);
    const foreign = await sealers.shares('jianguan', sealed[0]!);
    const [first, second] = own;
    for (const wrong of [
      foreign,
      [{ ...first!, common: foreign[0]!.common }],
      [{ ...first!, proof: foreign[0]!.proof }],
      [{ ...first!, common: second!.common, proof: second!.proof }],
      // That there is nothing to hand in, though there is.
      [{ seq: first!.seq }],
      [{ seq: first!.seq, common: first!.common }],
      // A line that is no envelope.
      [{ ...first!, seq: 1 }],
    ])
      expect(await refused('fuzeren', wrong)).toMatchObject({ status: 422, code: 'sealing.bad-share' });
    expect((await refused('fuzeren', [])).code).toBe('request.invalid');
    const [{ n }] = await platform.dataSource.query<[{ n: number }]>(
      'select count(*)::int as n from opened_share',
    );
    expect(n).toBe(0);
  });

  test('holds no part at all where nobody has named him', async () => {
    expect((await refused('jingmai1', await sealers.shares('fuzeren', sealed[0]!))).status).toBe(404);
    expect((await (await platform.as('jingmai1')).refused('get', `lots/${sealed[0]!}/opening`)).status).toBe(
      404,
    );
  });

  test('cannot make anybody else wait: two others open', async () => {
    expect(await calls('jianguan')).toBe(4);
    await sealers.open(sealed[0]!, 'jianguan');
    expect([await calls('jianguan'), await calls('nonghu')]).toEqual([3, 4]);
    await sealers.open(sealed[0]!, 'nonghu');
    expect(await calls('nonghu')).toBe(3);
  });
});

describe('envelopes that are not whole', () => {
  test('may come in several parts, and are void by any two holders alike, with the same reason', async () => {
    const shares = await sealers.shares('fuzeren', sealed[1]!);
    const head = await platform.as('fuzeren');
    for (const share of shares) {
      const parts = (await lots.opening('fuzeren', sealed[1]!)).parts.map(({ hasOpened }) => hasOpened);
      expect(parts).toEqual([false, false, false]);
      expect(await calls('fuzeren')).toBe(3);
      await head.post(`lots/${sealed[1]!}/opening`, { shares: [share] });
    }
    expect(await calls('fuzeren')).toBe(2);
    await sealers.open(sealed[1]!, 'nonghu');
    await sealers.open(sealed[2]!, 'fuzeren', 'jianguan');
    for (const [index, by] of [
      [0, ['SUPERVISOR', 'TRANSFEROR']],
      [1, ['CENTER', 'TRANSFEROR']],
      [2, ['CENTER', 'SUPERVISOR']],
    ] as [number, KeyPart[]][]) {
      const facts = await opened(sealed[index]!);
      expect(facts.by).toEqual(by);
      expect(facts.prices).toMatchObject([
        { amountFen: '64000', reason: null },
        { key: null, amountFen: null, reason: 'bid.not-whole' },
        { key: null, amountFen: null, reason: 'bid.not-whole' },
      ]);
      // What was sealed for this shows by its shares that it is broken, what was not by itself.
      expect(Object.keys(facts.prices[1].shares)).toEqual(by);
      expect(Object.values(facts.prices[1].shares)).not.toContain(null);
      expect(Object.values(facts.prices[2].shares)).toEqual([null, null]);
    }
  });

  test('leave the result to the others; the offline check finds the same', async () => {
    for (const lotId of sealed.slice(0, 3))
      expect(verifyRecord(await lots.record(lotId))).toMatchObject({
        faults: [],
        winner: await lots.paddleOf('jingmai1', lotId),
        amountFen: 64_000n,
        voids: [
          { paddle: await lots.paddleOf('jingmai2', lotId), reason: 'bid.not-whole' },
          { paddle: await lots.paddleOf('jingmai3', lotId), reason: 'bid.not-whole' },
        ],
      });
  });

  test('their bidder is told why', async () => {
    const faultOf = async (login: string) => (await lots.seat(login, sealed[0]!)).envelopeFault;
    expect(await faultOf('jingmai1')).toBeNull();
    expect(await faultOf('jingmai2')).toMatchObject({ code: 'bid.not-whole' });
    expect(await faultOf('jingmai3')).toMatchObject({ code: 'bid.not-whole' });
  });

  test('a holder hands in nothing of an envelope that was copied from elsewhere', async () => {
    const { own } = await lots.opening('fuzeren', sealed[3]!);
    const copied = own!.envelopes.at(-1)!;
    const context = (await sealers.purpose('jingmai3', sealed[3]!)).context;
    expect(await handIn(copied.envelope, sealers.keyOf('fuzeren').privateKey, context)).toBeNull();
    // Forced out of him it is not taken.
    const forced = await handIn(copied.envelope, sealers.keyOf('fuzeren').privateKey, `${context}0`);
    const head = await platform.as('fuzeren');
    expect(
      await head.refused('post', `lots/${sealed[3]!}/opening`, { shares: [{ seq: copied.seq, ...forced }] }),
    ).toMatchObject({ code: 'sealing.bad-share' });
  });

  test('a reserve has its own key, and is opened with the prices', async () => {
    const { own } = await lots.opening('nonghu', sealed[3]!);
    expect(own!.envelopes.map(({ seq }) => seq)[0]).toBe(0);
    await sealers.open(sealed[3]!, 'nonghu', 'fuzeren');
    const { prices } = await opened(sealed[3]!);
    const { log } = await lots.record(sealed[3]!);
    const reserve = JSON.parse(log.find(({ kind }) => kind === 'RESERVE')!.value) as Record<string, unknown>;
    expect(reserve).toMatchObject({ amountFen: '64000', reason: null });
    expect(reserve['key']).not.toBe(prices[0].key);
    expect(verifyRecord(await lots.record(sealed[3]!))).toMatchObject({ faults: [], amountFen: 64_000n });
  });
});
