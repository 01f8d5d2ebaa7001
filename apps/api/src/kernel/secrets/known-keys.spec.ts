import { type KeyObject, createECDH, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { isDemoKey } from './demo-mark.js';
import { KNOWN_KEYS } from './known-keys.js';

/** The beginnings of a private key of P-256 and of Ed25519 (PKCS #8) in base64, up to the key itself. */
const PKCS8 = /M(?:C4CAQAwBQYDK2VwBCIEI|IGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w)[A-Za-z0-9+/]+=*/g;
const NUMBER = /"privateNumber": "([0-9a-f]{64})"/g;

const fingerprint = (key: KeyObject) =>
  createHash('sha256')
    .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** A number of P-256 as a key. */
function keyOf(number: string): KeyObject {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(number, 'hex');
  const point = curve.getPublicKey();
  const [d, x, y] = [Buffer.from(number, 'hex'), point.subarray(1, 33), point.subarray(33)].map((bytes) =>
    bytes.toString('base64url'),
  );
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d: d!, x: x!, y: y! }, format: 'jwk' });
}

function keysIn(folder: string): KeyObject[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|md|ts|mjs|pem|yaml|conf)$/.test(entry.name))
    .filter((entry) => !/node_modules|\bdist\b/.test(entry.parentPath))
    .flatMap((entry) => {
      const text = fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
      const whole = [...text.matchAll(PKCS8)].map(([key]) =>
        createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }),
      );
      return [...whole, ...[...text.matchAll(NUMBER)].map(([, number]) => keyOf(number!))];
    });
}

test('every private key that lies in the repository is known, and production takes none of them', () => {
  const keys = ['apps', 'libs', 'tools', 'docs', 'docker'].flatMap(keysIn);
  expect([...new Set(keys.map(fingerprint))].sort()).toEqual([...KNOWN_KEYS].sort());
  expect(keys.map(isDemoKey)).toEqual(keys.map(() => true));
  expect(keys.map((key) => isDemoKey(createPublicKey(key)))).toEqual(keys.map(() => true));
});
