import { combine, split } from 'shamir-secret-sharing';
import { fromBase64, toBase64 } from './bytes.js';
import { isPair } from './key-pair.js';

export const SHARES = 3;
/** So many of the shares make the key; fewer say nothing of it. */
export const SHARES_NEEDED = 2;

/** A private key in three shares, base64. Source: Shamir, How to Share a Secret. */
export async function splitKey(privateKey: Uint8Array): Promise<string[]> {
  return (await split(Uint8Array.from(privateKey), SHARES, SHARES_NEEDED)).map(toBase64);
}

/** The private key that the shares make; null where they do not make the other half of `publicKey`. */
export async function joinShares(shares: readonly string[], publicKey: string): Promise<Uint8Array | null> {
  try {
    const privateKey = await combine(shares.map(fromBase64));
    return (await isPair(privateKey, publicKey)) ? privateKey : null;
  } catch {
    return null;
  }
}
