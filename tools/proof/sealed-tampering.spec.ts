import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedFacts, SessionTermsView } from '@helan/contracts';
import { canonicalJson, sealedText } from '@helan/domain';
import { SEALED_RULES } from '@helan/domain/samples';
import { type Purpose, makeEnvelope, makeKeyPair } from '@helan/sealing';
import { writeRecord } from './make-record.js';
import { DRAW_SECRET, type SealedPlay, makeSealedRecord } from './make-sealed-record.js';
import type { SealedFor } from './read-opened.js';
import { findsTampering, withLine } from './tampering.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

const rules = SEALED_RULES;

/** Seats are lines 1 to 4; four envelopes, their opening, the round, one envelope, its opening, the drawing, the end. */
const [first, second, opened, round, extra, drawing, end] = [4, 5, 8, 9, 10, 12, 13];

type HolderSealing = Extract<SealedFor, { readonly holders: unknown }>;

const BROKEN_KEY = Uint8Array.from({ length: 32 }, (_, index) => index);

/** Would count but for its third share, which is sealed for a stranger: the key that the others make opens its price. */
async function broken(_: string, { publicKeys, context }: Purpose): Promise<string> {
  const stranger = await makeKeyPair();
  const others = [...publicKeys.slice(0, 2), stranger.publicKey];
  return makeEnvelope(BROKEN_KEY, sealedText(51_000n), { publicKeys: others, context });
}

/** The same points with proofs of nothing. */
function madeUp(shares: NonNullable<OpenedFacts['prices'][number]['shares']>) {
  const proof = Buffer.alloc(64, 7).toString('base64');
  return Object.fromEntries(Object.entries(shares).map(([part, share]) => [part, { ...share, proof }]));
}

describe('what was changed is found', () => {
  let good: SessionRecord;
  let other: SessionRecord;
  const tampered: [string, SessionRecord][] = [];
  const play: SealedPlay = {
    seats: { 101: null, 202: null, 303: null, 404: null },
    rounds: [{ 101: 52_000n, 202: 52_000n, 303: 51_000n, 404: broken }, { 101: 52_000n }],
    reserveFen: 51_500n,
    isFormer: true,
  };
  const names = [
    'an envelope',
    'an envelope of another',
    'an opened price',
    'a price left out',
    'the key of an envelope',
    'the keys of two envelopes for each other',
    'a reason given to what counts',
    'a whole envelope called void without a share',
    'a whole envelope called void by shares that were never handed in',
    'a whole envelope called void by the shares of another',
    'a losing one called unreadable with the key of another',
    'a losing one called void without a share',
    'a losing one called void by shares that were never handed in',
    'a void envelope given the key of another and a price',
    'a void envelope given the key that its shares make, which opens its price',
    'the reason of a void envelope',
    'what shows that it is void',
    'a share of what shows it left out',
    'who opened',
    'who opened, though a third',
    'the reserve',
    'the key of the reserve',
    'the reserve called void',
    'the sealed reserve',
    'the reserve of the terms',
    'the floor of the extra round',
    'its end',
    'who is invited to it',
    'an envelope put in twice',
    'the seed of the drawing',
    'who was drawn',
    'the seed of the terms',
    'the winner',
    'its price',
    'the opening moved before the end',
    'a public key of the terms',
    'two public keys of the terms for each other',
  ];

  beforeAll(async () => {
    good = await makeSealedRecord(rules, play);
    other = await makeSealedRecord(rules, play);
    const factsOf = (place: number) => JSON.parse(good.log[place]!.value) as Record<string, never>;
    const saying = (place: number, change: object) =>
      withLine(good, place, { value: canonicalJson({ ...factsOf(place), ...change }) });
    const termed = (change: object) => ({ ...good, terms: { ...good.terms, ...change } });
    const { prices, reserve } = factsOf(opened) as unknown as Pick<OpenedFacts, 'prices' | 'reserve'>;
    const otherFacts = JSON.parse(other.log[opened]!.value) as OpenedFacts;
    const priced = (place: number, change: object) =>
      saying(opened, { prices: prices.map((one, index) => (index === place ? { ...one, ...change } : one)) });
    const notWhole = { key: null, amountFen: null, reason: 'bid.not-whole' };
    const evidence = prices[3]!.shares!;
    const { holders } = good.terms.sealing as HolderSealing;
    const [one, two, three] = holders.map(({ publicKey }) => publicKey);
    const sealedFor = (keys: (string | undefined)[]) =>
      termed({
        sealing: {
          ...good.terms.sealing,
          holders: holders.map(({ part }, index) => ({ part, publicKey: keys[index] })),
        },
      });
    const { envelope, value } = good.log[second]!;
    const loser = factsOf(end)['winner'] === '101' ? '202' : '101';
    const changed = [
      withLine(good, first, { envelope: other.log[first]!.envelope!, value: other.log[first]!.value }),
      withLine(good, first, { envelope: envelope!, value }),
      priced(2, { amountFen: '53000' }),
      saying(opened, { prices: prices.slice(1) }),
      priced(0, { key: otherFacts.prices[0]!.key }),
      saying(opened, {
        prices: prices.map((price, index) => ({ ...price, key: prices[[1, 0, 2, 3][index]!]!.key })),
      }),
      priced(0, { reason: 'bid.below-start' }),
      priced(0, { ...notWhole, shares: { CENTER: null, SUPERVISOR: null } }),
      priced(0, { ...notWhole, shares: madeUp(evidence) }),
      priced(0, { ...notWhole, shares: evidence }),
      priced(2, { key: prices[0]!.key, amountFen: null, reason: 'bid.unreadable' }),
      priced(2, { ...notWhole, shares: { CENTER: null, SUPERVISOR: null } }),
      priced(2, { ...notWhole, shares: madeUp(evidence) }),
      priced(3, { key: prices[0]!.key, amountFen: '51000', reason: null, shares: undefined }),
      priced(3, {
        key: Buffer.from(BROKEN_KEY).toString('base64'),
        amountFen: '51000',
        reason: null,
        shares: undefined,
      }),
      priced(3, { reason: 'bid.unreadable' }),
      priced(3, { shares: madeUp(evidence) }),
      priced(3, { shares: { CENTER: evidence['CENTER'] } }),
      saying(opened, { by: ['CENTER', 'CENTER'] }),
      saying(opened, { by: ['CENTER', 'TRANSFEROR'] }),
      saying(opened, { reserve: { ...reserve, amountFen: '50000' } }),
      saying(opened, { reserve: { ...reserve, key: prices[0]!.key } }),
      saying(opened, { reserve: { ...reserve, ...notWhole, shares: { CENTER: null, SUPERVISOR: null } } }),
      saying(opened, { reserve: null }),
      termed({ reserveHash: null }),
      saying(round, { floorFen: '51000' }),
      saying(round, { endAt: new Date(0).toISOString() }),
      saying(round, { invited: ['101', '303'] }),
      { ...good, log: [...good.log.slice(0, extra + 1), good.log[extra]!, ...good.log.slice(extra + 1)] },
      saying(drawing, { secret: `${DRAW_SECRET}!` }),
      saying(drawing, { paddle: loser }),
      termed({ sealing: { ...good.terms.sealing, drawHash: 'x' } }),
      saying(end, { winner: loser }),
      saying(end, { amountFen: '53000' }),
      withLine(good, opened, { at: new Date(0).toISOString() }),
      sealedFor([one, two, (other.terms.sealing as HolderSealing).holders[2]!.publicKey]),
      sealedFor([one, three, two]),
    ];
    tampered.push(...changed.map((record, index): [string, SessionRecord] => [names[index]!, record]));
  });

  test('nothing was changed', () => {
    expect(verifyRecord(good).faults).toEqual([]);
    expect(good.log.map(({ kind }) => kind).slice(4)).toEqual([
      'SEALED',
      'SEALED',
      'SEALED',
      'SEALED',
      'OPENED',
      'ROUND',
      'SEALED',
      'OPENED',
      'DRAWN',
      'END',
    ]);
  });

  test('an envelope that is not the one of its line', () => {
    const changed = withLine(good, first, { envelope: other.log[first]!.envelope! });
    expect(verifyRecord(changed).faults).toContain('第 5 行：密封报价和指纹不符。');
  });

  test.each(names.map((name, index) => [name, index] as const))(
    '%s, and the platform itself has written it anew: by the rule alone',
    (_, index) => {
      const { terms, log } = tampered[index]![1];
      const again = writeRecord(terms as unknown as SessionTermsView, log as never);
      expect(verifyRecord(again).faults.join()).toMatch(/第 \d+ 行：(?!内容和指纹不符)/);
    },
  );

  findsTampering(
    () => good,
    names.map((name, index) => [name, () => tampered[index]![1]]),
  );
});
