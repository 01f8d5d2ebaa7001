import type { Bytes } from './bytes.js';

/*
 * Two of three: each byte of the key is where a straight line over GF(2^8) meets zero, and a share is the line at
 * its holder's number, byte by byte. Any two points make the line; one says nothing of where it meets zero.
 * Source: A. Shamir, How to Share a Secret, 1979; the field with x^8 + x^4 + x^3 + x + 1 as in FIPS 197 §4.
 */

/** The numbers of the three holders, in the order in which a notice names them. */
export const HOLDERS = [1, 2, 3] as const;
/** So many of the shares make the key. */
export const SHARES_NEEDED = 2;

/** A share of a key, and the number at which it was taken. */
export interface Share {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** The three shares of a key, whose lines have these slopes; key and slopes of the same length. */
export function splitKey(key: Uint8Array, slopes: Uint8Array): Bytes[] {
  return HOLDERS.map((at) => Uint8Array.from(key, (byte, index) => byte ^ times(slopes[index]!, at)));
}

/** What two shares of different holders make, whatever they are shares of. */
export function joinShares(one: Share, other: Share): Bytes {
  const run = inverse(one.at ^ other.at);
  return Uint8Array.from(one.bytes, (byte, index) => {
    const second = other.bytes[index]!;
    return times(times(byte, other.at) ^ times(second, one.at), run);
  });
}

/** The product in the field, in the same time whatever the factors. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, power = a; bit < 8; bit += 1) {
    product ^= power & -((b >> bit) & 1);
    power = (power << 1) ^ (0x11b & -(power >> 7));
  }
  return product;
}

/** a^254, which is 1/a: every number of the field but zero to the power of 255 is one. */
function inverse(a: number): number {
  let power = a;
  for (let bit = 0; bit < 6; bit += 1) power = times(times(power, power), a);
  return times(power, power);
}
