import { type Bytes, fromBase64, toHex } from './bytes.js';
import { importPrivate } from './key-pair.js';
import { ORDER } from './curve.js';

/** The number of a private key (PKCS#8). Rejects what is none. */
export async function numberOf(privateKey: Uint8Array): Promise<bigint> {
  const { d } = await crypto.subtle.exportKey('jwk', await importPrivate(privateKey));
  const base64 = d!.replaceAll('-', '+').replaceAll('_', '/');
  return toNumber(fromBase64(base64));
}

/** Bytes as a number, the first the greatest. */
export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

/** A number in 32 bytes. */
export function toThirtyTwo(number: bigint): Bytes {
  const hex = number.toString(16).padStart(64, '0');
  return Uint8Array.from({ length: 32 }, (_, index) => parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

/** 48 bytes as a private number of the curve, none likelier than another. Source: FIPS 186-5 A.2.1. */
export function toPrivateNumber(bytes: Uint8Array): bigint {
  return (toNumber(bytes) % (ORDER - 1n)) + 1n;
}
