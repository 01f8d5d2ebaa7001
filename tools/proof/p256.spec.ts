import { createECDH } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASE, ORDER, type Point, add, multiply, readPoint, toThirtyTwo, writePoint } from './p256.js';

test.each([
  [
    2n,
    0x7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978n,
    0x07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1n,
  ],
  [
    3n,
    0x5ecbe4d1a6330a44c8f7ef951d4bf165e6c6b721efada985fb41661bc6e7fd6cn,
    0x8734640c4998ff7e374b06ce1a64a2ecd82ab036384fb83d9a79b127a27d5032n,
  ],
])('%i times the base, by hand', (by, x, y) => {
  expect(multiply(BASE, by)).toEqual({ x, y });
  const sum = Array.from({ length: Number(by) }, () => BASE).reduce(add, null as Point);
  expect(sum).toEqual({ x, y });
});

test('the order of the curve leads to infinity, and on from there to the base again', () => {
  expect(multiply(BASE, ORDER)).toBeNull();
  expect(add(multiply(BASE, ORDER - 1n), BASE)).toBeNull();
  expect(multiply(BASE, ORDER + 1n)).toEqual(BASE);
  expect(add(null, BASE)).toEqual(BASE);
  expect(add(BASE, null)).toEqual(BASE);
  expect(multiply(null, 5n)).toBeNull();
});

test('the same as by Node, wherever it tells', () => {
  const number = fc.bigInt(1n, ORDER - 1n);
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [one, other] = [a, b].map((secret) => {
        const ecdh = createECDH('prime256v1');
        ecdh.setPrivateKey(toThirtyTwo(secret));
        return ecdh;
      });
      const point = multiply(BASE, b);
      expect(writePoint(point)).toEqual(other!.getPublicKey(null, 'compressed'));
      expect(readPoint(other!.getPublicKey(null, 'compressed'))).toEqual(point);
      expect(toThirtyTwo(multiply(point, a)!.x)).toEqual(one!.computeSecret(other!.getPublicKey()));
      expect(add(multiply(BASE, a), point)).toEqual(multiply(BASE, (a + b) % ORDER));
    }),
    { numRuns: 30 },
  );
});
