import { describe, expect, test } from '@jest/globals';
import {
  fingerprintOf,
  isPair,
  joinShares,
  lockKey,
  makeKeyPair,
  makeSharedKey,
  seal,
  splitKey,
  unlockKey,
  unseal,
} from './index.js';

describe('an envelope', () => {
  test('is opened by the other half of its key, as what it was made for, and by nothing else', async () => {
    const [own, other] = [await makeKeyPair(), await makeKeyPair()];
    const envelope = await seal('62500', own.publicKey, 'bid|L-1|1|357');
    expect(await unseal(envelope, own.privateKey, 'bid|L-1|1|357')).toBe('62500');
    expect(await unseal(envelope, other.privateKey, 'bid|L-1|1|357')).toBeNull();
    expect(await unseal(envelope, own.privateKey, 'bid|L-1|1|358')).toBeNull();
  });

  test('differs each time, though it holds the same', async () => {
    const { publicKey } = await makeKeyPair();
    expect(await seal('1', publicKey, 'x')).not.toBe(await seal('1', publicKey, 'x'));
  });

  test('with a letter changed anywhere is not opened', async () => {
    const { publicKey, privateKey } = await makeKeyPair();
    const envelope = await seal('62500', publicKey, 'x');
    for (let index = 0; index < envelope.length; index += 7) {
      const letter = envelope[index] === 'A' ? 'B' : 'A';
      const changed = envelope.slice(0, index) + letter + envelope.slice(index + 1);
      expect(await unseal(changed, privateKey, 'x')).toBeNull();
    }
  });

  test.each(['', '1', '1...', '2.a.b.c', '1.!!.!!.!!', 'no envelope'])('%j is none', async (text) => {
    expect(await unseal(text, (await makeKeyPair()).privateKey, 'x')).toBeNull();
  });
});

describe('shares of a key', () => {
  test('any two make it; one, or one of another key, does not', async () => {
    const { publicKey, privateKey } = await makeKeyPair();
    const [a, b, c] = (await splitKey(privateKey)) as [string, string, string];
    for (const pair of [
      [a, b],
      [a, c],
      [c, b],
    ])
      expect(await joinShares(pair, publicKey)).toEqual(privateKey);
    const [foreign] = await splitKey((await makeKeyPair()).privateKey);
    for (const shares of [[a], [a, a], [a, foreign!], []])
      expect(await joinShares(shares, publicKey)).toBeNull();
  });
});

test('a shared key is opened by two of its holders, and by no one alone', async () => {
  const holders = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => ({ ...(await makeKeyPair()), context: name })),
  );
  const { publicKey, shares } = await makeSharedKey(holders);
  const opened = await Promise.all(
    shares.map(({ sealed }, index) => unseal(sealed, holders[index]!.privateKey, holders[index]!.context)),
  );
  expect(await unseal(shares[0]!.sealed, holders[1]!.privateKey, 'a')).toBeNull();
  const key = await joinShares([opened[2]!, opened[0]!], publicKey);
  expect(await unseal(await seal('62500', publicKey, 'x'), key!, 'x')).toBe('62500');
});

describe('a key file', () => {
  test('is opened by its password alone', async () => {
    const pair = await makeKeyPair();
    const file = await lockKey(pair, '贺兰山下果园成');
    expect(await unlockKey(file, '贺兰山下果园成')).toEqual(pair.privateKey);
    expect(await unlockKey(file, '贺兰山下果园')).toBeNull();
    expect(
      await unlockKey({ ...file, publicKey: (await makeKeyPair()).publicKey }, '贺兰山下果园成'),
    ).toBeNull();
    expect(JSON.stringify(file)).not.toContain(Buffer.from(pair.privateKey).toString('base64'));
  });
});

test('a fingerprint belongs to a key; what is no key has none', async () => {
  const { publicKey, privateKey } = await makeKeyPair();
  expect(await fingerprintOf(publicKey)).toMatch(/^[0-9a-f]{64}$/);
  await expect(fingerprintOf('AAAA')).rejects.toThrow();
  expect(await isPair(privateKey, (await makeKeyPair()).publicKey)).toBe(false);
  expect(await isPair(new Uint8Array(3), publicKey)).toBe(false);
});
