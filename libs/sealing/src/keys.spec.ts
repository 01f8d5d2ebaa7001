import { describe, expect, test } from '@jest/globals';
import { fingerprintOf, lockKey, makeKeyPair, unlockKey } from './index.js';
import { isPair } from './key-pair.js';

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
