import { p256 } from '@noble/curves/nist.js';
import type { Bytes } from './bytes.js';
import { importPublic } from './key-pair.js';

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
