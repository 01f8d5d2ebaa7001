import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type HandedIn,
  type KeyPair,
  handIn,
  isRightlyHandedIn,
  makeEnvelope,
  makeKeyPair,
  openEnvelope,
  sealEnvelope,
} from './index.js';
import { SPOILED } from './testing/spoiled-envelopes.js';

const CONTEXT = 'bid|640122102N26110001-1|1|1|357';
const PRICE = '000000000000062500';
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 0],
] as const;
let holders: KeyPair[];
const purpose = () => ({ publicKeys: holders.map(({ publicKey }) => publicKey), context: CONTEXT });
beforeAll(async () => {
  holders = await Promise.all([makeKeyPair(), makeKeyPair(), makeKeyPair()]);
});

/** What two holders hand in of an envelope, each with his own key. */
async function handedInBy(envelope: string, places: readonly number[]) {
  const given = new Map<number, HandedIn | null>();
  for (const place of places) given.set(place, await handIn(envelope, holders[place]!.privateKey, CONTEXT));
  return given;
}

const openBy = async (envelope: string, places: readonly number[]) =>
  openEnvelope(envelope, await handedInBy(envelope, places), purpose());

describe('an envelope', () => {
  test('is opened by any two holders, as what it was made for, and by no one alone', async () => {
    const envelope = await sealEnvelope(PRICE, purpose());
    const key = (await openBy(envelope, [0, 1])).key;
    for (const pair of PAIRS) expect(await openBy(envelope, pair)).toEqual({ key, text: PRICE });
    expect(await openBy(envelope, [1])).toEqual({ key: null, text: null });
    expect(await makeEnvelope(Uint8Array.from(Buffer.from(key!, 'base64')), PRICE, purpose())).toBe(envelope);
    const other = { ...purpose(), context: CONTEXT.replace('357', '358') };
    expect(await handIn(envelope, holders[0]!.privateKey, other.context)).toBeNull();
  });

  test('differs each time, though it holds the same, and does not tell its size', async () => {
    const [one, other] = [await sealEnvelope(PRICE, purpose()), await sealEnvelope(PRICE, purpose())];
    expect(one).not.toBe(other);
    expect(one).toHaveLength(other.length);
    expect(one.length).toBeLessThanOrEqual(600);
  });

  test('with a letter changed anywhere has nothing that a holder hands in, and is not whole', async () => {
    const envelope = await sealEnvelope(PRICE, purpose());
    for (let index = 0; index < envelope.length; index += 11) {
      const letter = envelope[index] === 'A' ? 'B' : 'A';
      const changed = envelope.slice(0, index) + letter + envelope.slice(index + 1);
      expect(await handIn(changed, holders[0]!.privateKey, CONTEXT)).toBeNull();
      expect(await openBy(changed, [0, 1])).toEqual({ key: null, text: null });
    }
  });
});

describe('an envelope is void, whichever two open it, where', () => {
  const [notWhole, unreadable] = [false, true];
  test.each<[keyof typeof SPOILED, boolean, string | null]>([
    ['one share is of another key', notWhole, null],
    ['each share is of another key', notWhole, null],
    ['two shares are taken for each other', notWhole, null],
    ['one share is sealed for a stranger', notWhole, null],
    ['two shares are sealed for strangers', notWhole, null],
    ['the shares are of another line', notWhole, null],
    ['the commitment is to another key', notWhole, null],
    ['the one-time number is not drawn from the key', notWhole, null],
    ['it was sealed for another paddle', notWhole, null],
    ['its signature is of another envelope', notWhole, null],
    ['its one-time point is none', notWhole, null],
    ['it is written in other letters', notWhole, null],
    ['a field is missing', notWhole, null],
    ['it is sealed as older lots were', notWhole, null],
    ['a bit of the price is another', unreadable, null],
    ['the price alone was sealed for another paddle', unreadable, null],
    ['what is sealed is no amount', unreadable, '62500'],
  ])('%s', async (name, hasKey, text) => {
    const envelope = await SPOILED[name](PRICE, purpose());
    for (const pair of PAIRS) {
      const opened = await openBy(envelope, pair);
      expect([opened.key !== null, opened.text]).toEqual([hasKey, text]);
    }
  });

  test('nothing is left out of this list', () => {
    expect(Object.keys(SPOILED)).toHaveLength(17);
  });
});

test('which two of the three open makes no difference to any envelope', async () => {
  const spoil = fc.constantFrom<(keyof typeof SPOILED | null)[]>(
    null,
    ...(Object.keys(SPOILED) as (keyof typeof SPOILED)[]),
  );
  const amount = fc.bigInt(1n, 99_999_999_999_999n);
  await fc.assert(
    fc.asyncProperty(spoil, amount, async (name, fen) => {
      const text = fen.toString().padStart(18, '0');
      const envelope = name ? await SPOILED[name](text, purpose()) : await sealEnvelope(text, purpose());
      const [first, ...others] = await Promise.all(PAIRS.map((pair) => openBy(envelope, pair)));
      expect(others).toEqual([first, first, first]);
      if (!name) expect(first!.text).toBe(text);
    }),
    { numRuns: 30 },
  );
}, 90_000);

describe('what a holder hands in', () => {
  let envelope: string;
  let given: HandedIn;
  const isRight = (handedIn: HandedIn | null, place = 0, of = envelope) =>
    isRightlyHandedIn(handedIn, of, { publicKey: holders[place]!.publicKey, context: CONTEXT });
  beforeAll(async () => {
    envelope = await sealEnvelope(PRICE, purpose());
    given = (await handIn(envelope, holders[0]!.privateKey, CONTEXT))!;
  });

  test('shows by itself that it is his, of this envelope', async () => {
    expect(await isRight(given)).toBe(true);
    expect(await isRight(given, 1)).toBe(false);
    expect(await isRight(given, 0, await sealEnvelope(PRICE, purpose()))).toBe(false);
  });

  test('is told apart where it is another share, a false proof, or nothing at all', async () => {
    const foreign = (await handIn(envelope, holders[1]!.privateKey, CONTEXT))!;
    const elsewhere = await sealEnvelope(PRICE, purpose());
    const other = (await handIn(elsewhere, holders[0]!.privateKey, CONTEXT))!;
    for (const wrong of [
      null,
      foreign,
      other,
      { ...given, common: foreign.common },
      { ...given, proof: foreign.proof },
      { common: given.common, proof: Buffer.alloc(64).toString('base64') },
      { common: given.common, proof: '' },
      { common: '', proof: given.proof },
      { common: Buffer.alloc(33).toString('base64'), proof: given.proof },
    ])
      expect(await isRight(wrong)).toBe(false);
  });

  test.each(Object.keys(SPOILED) as (keyof typeof SPOILED)[])(
    'is right of an envelope of which %s, too; nobody is blamed for it',
    async (name) => {
      const spoiled = await SPOILED[name](PRICE, purpose());
      for (const place of [0, 1, 2])
        expect(
          await isRight(await handIn(spoiled, holders[place]!.privateKey, CONTEXT), place, spoiled),
        ).toBe(true);
    },
  );

  test('of an envelope that was not sealed for this is nothing, and nothing else is taken', async () => {
    const copied = await SPOILED['it was sealed for another paddle'](PRICE, purpose());
    expect(await isRight(null, 0, copied)).toBe(true);
    const forced = (await handIn(copied, holders[0]!.privateKey, `${CONTEXT}0`))!;
    expect(await isRight(forced, 0, copied)).toBe(false);
  });
});
