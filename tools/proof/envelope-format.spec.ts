import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { VOID_REASONS } from '@helan/domain';
import { type HandedIn, isRightlyHandedIn, makeEnvelope, openEnvelope } from '@helan/sealing';
import { isShownBroken, openWithKey } from './unseal-envelope.js';

const DOC = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/formats/envelope.md'), 'utf8');

interface Vectors {
  readonly context: string;
  readonly text: string;
  readonly key: string;
  readonly holders: readonly { readonly publicKey: string }[];
  readonly envelope: string;
  readonly handedIn: readonly HandedIn[];
  readonly void: {
    readonly notWhole: { readonly envelope: string; readonly handedIn: Readonly<Record<string, HandedIn>> };
    readonly notMeant: { readonly envelope: string };
  };
}

const vectors = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(DOC)![1]!) as Vectors;
const { context, text, envelope, holders } = vectors;
const purpose = { publicKeys: holders.map(({ publicKey }) => publicKey), context };
const key = Buffer.from(vectors.key, 'hex');
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;
const { notWhole, notMeant } = vectors.void;
const brokenBy = (places: readonly number[]) =>
  new Map(places.map((place) => [place, notWhole.handedIn[place + 1]!]));

describe('the vectors of docs/formats/envelope.md', () => {
  test('are what the browser makes', async () => {
    expect(await makeEnvelope(Uint8Array.from(key), text, purpose)).toBe(envelope);
  });

  test.each(PAIRS)('are opened by holders %i and %i, and the broken one is found broken', async (...pair) => {
    const given = new Map(pair.map((place) => [place, vectors.handedIn[place]!]));
    expect(await openEnvelope(envelope, given, purpose)).toEqual({ key: key.toString('base64'), text });
    expect(await openEnvelope(notWhole.envelope, brokenBy(pair), purpose)).toEqual({ key: null, text: null });
  });

  test('have proofs that hold for their holders and envelopes alone', async () => {
    for (const [place, { publicKey }] of holders.entries()) {
      const right = (given: HandedIn, of: string) => isRightlyHandedIn(given, of, { publicKey, context });
      expect(await right(vectors.handedIn[place]!, envelope)).toBe(true);
      expect(await right(notWhole.handedIn[place + 1]!, notWhole.envelope)).toBe(true);
      expect(await right(vectors.handedIn[(place + 1) % 3]!, envelope)).toBe(false);
      expect(await right(vectors.handedIn[place]!, notWhole.envelope)).toBe(false);
      expect(await isRightlyHandedIn(null, notMeant.envelope, { publicKey, context })).toBe(true);
    }
  });

  test('are read alike by the offline check', () => {
    expect(openWithKey(envelope, key.toString('base64'), purpose)).toEqual({ isWhole: true, text });
    expect(openWithKey(notWhole.envelope, key.toString('base64'), purpose).isWhole).toBe(false);
    for (const pair of PAIRS) {
      const given = new Map(pair.map((place) => [place, vectors.handedIn[place]!]));
      expect(isShownBroken(envelope, given, purpose)).toBe(false);
      expect(isShownBroken(notWhole.envelope, brokenBy(pair), purpose)).toBe(true);
      expect(isShownBroken(notWhole.envelope, given, purpose)).toBe(false);
      const nothing = new Map(pair.map((place) => [place, null]));
      expect(isShownBroken(notMeant.envelope, nothing, purpose)).toBe(true);
      expect(isShownBroken(notWhole.envelope, nothing, purpose)).toBe(false);
    }
  });
});

test('the page names every reason for which an envelope does not count', () => {
  const named = [...DOC.matchAll(/\*\*`(bid\.[a-z-]+)`\*\*/g)].map(([, reason]) => reason);
  expect([...new Set(named)].sort()).toEqual(Object.keys(VOID_REASONS).sort());
});
