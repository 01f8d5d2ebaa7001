import { p256 } from '@noble/curves/nist.js';
import { type Bytes, fromBase64, toHex } from './bytes.js';
import { importPrivate, importPublic } from './key-pair.js';

/*
 * Points of P-256, which WebCrypto keeps to itself: it neither multiplies a point by a number of our choice nor
 * tells more of a product than one coordinate.
 */

export type CurvePoint = ReturnType<typeof p256.Point.fromHex>;

/** The point from which every public key is reached. */
export const BASE: CurvePoint = p256.Point.BASE;
/** How many points the curve has; numbers are reckoned by it. */
export const ORDER: bigint = p256.Point.Fn.ORDER;

const COMPRESSED = 33;

/** A point of 33 bytes, SEC 1 §2.3.3 compressed; null where these are none. */
export function readPoint(bytes: Uint8Array): CurvePoint | null {
  try {
    return bytes.length === COMPRESSED ? p256.Point.fromBytes(bytes) : null;
  } catch {
    return null;
  }
}

export function writePoint(point: CurvePoint): Bytes {
  return Uint8Array.from(point.toBytes(true));
}

/** The first coordinate in 32 bytes: what an ECDH exchange comes to. */
export function firstCoordinate(point: CurvePoint): Bytes {
  return writePoint(point).slice(1);
}

/** The point of a public key (SubjectPublicKeyInfo, base64). Rejects what is none. */
export async function pointOf(publicKey: string): Promise<CurvePoint> {
  const raw = await crypto.subtle.exportKey('raw', await importPublic(publicKey));
  return p256.Point.fromBytes(new Uint8Array(raw));
}

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
