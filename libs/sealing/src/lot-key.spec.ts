import { describe, expect, test } from '@jest/globals';
import { joinLotKey, makeKeyPair, sealForLotKey, unsealWithKey } from './index.js';

/** A key of a lot, its three shares and an envelope, as they were made when lots still had keys. */
const PUBLIC_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnGbghmXG5Kb9iwrd8vz7t1WM20Ywp0Lm1Lw7Zr52Whyb2YgVRI6srkvqhcoFseFFWWjMVFIPMNdnZ/TbN925jQ==';
const SHARES = [
  'LhqyJWXCj2ggGLpOfwLVdeyJEgkAs2aj6EYRWtsAcyhCdBfzFriazYUkZ+W99LGjuAt5YmIAjjBfn6dCRjmutcVE3f7978ZUwwH/tgZbjgFi1xrQuDQjc/w8kpTjJGVNlr1lKz5kcRD/RgCxoYsYd6uO2hckc/mhnYl1sBlAsgeE/2FTZtX7mbgtUA==',
  'dPY50EK6nxLSRWcA+lB7K1kJVOC/ZBNUT4hz2/SQO/6QJG78g5mi0ovBPekaiIcKjTS1tmLRe9cGqj0G0HpTRUCuD/Jyk6s2vBrNsIJ+KWLdm5lKi50i8+mg8dxLEdXtjCdf4yVqKjmp2+yyfnyXrr5uANJucTvR8tuxjgQsJD+lJ3Pftf+pXr9g+w==',
  'qv0+jIx3Iq0hNImHuF3AEceWADaAK9B6HpCifemyKogCW5qAfMGtE84g495Loc0ejJTfsmIIJ0STq74gZPPcxAIzncWRugbn3j9jJvnCeIribk3JHIkbbIm1Gc1mEJYTkKQibQAvzbJA9+f54lJ0pN5SQVINAxTPLdYIF7e4kDD9FLx3Hj+krBCsnQ==',
] as const;
const ENVELOPE =
  '1.BPnKjLlFNDU3VatGaMdN6zlkA8/Ek/rnWeywVc4vpZJvzLK4AgI1z+W5PwZgbtsJ/XVYEhdlOJvUyA1JsdXEJtU=.0+CUD5uv+Vp2FApm.hUXVZdqwD/SgUKwBsPHv/NCjPC3qpB7HQyqcz5BQSli3jg==';
const CONTEXT = 'bid|640122102N26110001-1|1|1|357';

describe('the key of an older lot', () => {
  test.each([
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 1],
  ] as const)('is made by shares %i and %i, and opens what was sealed for it', async (one, other) => {
    const key = await joinLotKey([SHARES[one], SHARES[other]], PUBLIC_KEY);
    expect(await unsealWithKey(ENVELOPE, key!, CONTEXT)).toBe('000000000000062500');
  });

  test('is not made by one share, one twice, one that is none, or for another public half', async () => {
    const { publicKey } = await makeKeyPair();
    expect(await joinLotKey([SHARES[0]], PUBLIC_KEY)).toBeNull();
    expect(await joinLotKey([SHARES[0], SHARES[0]], PUBLIC_KEY)).toBeNull();
    expect(await joinLotKey([SHARES[0], 'AAAA'], PUBLIC_KEY)).toBeNull();
    expect(await joinLotKey([], PUBLIC_KEY)).toBeNull();
    expect(await joinLotKey([SHARES[0], SHARES[1]], publicKey)).toBeNull();
  });
});

describe('an envelope of an older lot', () => {
  test('is opened by the other half of its key, as what it was made for, and by nothing else', async () => {
    const [own, other] = [await makeKeyPair(), await makeKeyPair()];
    const envelope = await sealForLotKey('62500', own.publicKey, CONTEXT);
    expect(await unsealWithKey(envelope, own.privateKey, CONTEXT)).toBe('62500');
    expect(await unsealWithKey(envelope, other.privateKey, CONTEXT)).toBeNull();
    expect(await unsealWithKey(envelope, own.privateKey, 'bid|640122102N26110001-1|1|1|358')).toBeNull();
    expect(await sealForLotKey('62500', own.publicKey, CONTEXT)).not.toBe(envelope);
  });

  test('with a letter changed anywhere is not opened', async () => {
    const { publicKey, privateKey } = await makeKeyPair();
    const envelope = await sealForLotKey('62500', publicKey, CONTEXT);
    for (let index = 0; index < envelope.length; index += 7) {
      const letter = envelope[index] === 'A' ? 'B' : 'A';
      const changed = envelope.slice(0, index) + letter + envelope.slice(index + 1);
      expect(await unsealWithKey(changed, privateKey, CONTEXT)).toBeNull();
    }
  });

  test.each(['', '1', '1...', '2.a.b.c', '1.!!.!!.!!', 'no envelope'])('%j is none', async (text) => {
    expect(await unsealWithKey(text, (await makeKeyPair()).privateKey, CONTEXT)).toBeNull();
  });
});
