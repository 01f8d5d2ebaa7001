import { type Bytes, type Key, fromBase64, toBase64, toHex } from './bytes.js';

/** Elliptic curve P-256: every browser of the last ten years has it. */
export const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Both halves of a key: the public one as SubjectPublicKeyInfo in base64, the private one as PKCS#8 bytes. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: Bytes;
}

export async function makeKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** SHA-256 of a public key, in hex: what a notice prints of it. Rejects what is not a key of the curve. */
export async function fingerprintOf(publicKey: string): Promise<string> {
  await importPublic(publicKey);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64(publicKey)));
  return toHex(digest);
}

/** Whether a private key is the other half of a public one; false for anything that is no key. */
export async function isPair(privateKey: Uint8Array, publicKey: string): Promise<boolean> {
  try {
    const key = await importPrivate(privateKey);
    const { x, y } = await crypto.subtle.exportKey('jwk', key);
    const wanted = await crypto.subtle.exportKey('jwk', await importPublic(publicKey));
    return x === wanted.x && y === wanted.y;
  } catch {
    return false;
  }
}

export function importPublic(publicKey: string): Promise<Key> {
  return crypto.subtle.importKey('spki', fromBase64(publicKey), CURVE, true, []);
}

export function importPrivate(privateKey: Uint8Array): Promise<Key> {
  return crypto.subtle.importKey('pkcs8', Uint8Array.from(privateKey), CURVE, true, ['deriveBits']);
}
