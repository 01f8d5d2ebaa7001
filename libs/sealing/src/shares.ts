import { combine, split } from 'shamir-secret-sharing';
import { fromBase64, toBase64, toBytes, toHex } from './bytes.js';
import { seal } from './envelope.js';
import { isPair, makeKeyPair } from './key-pair.js';

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

/** Whoever is to hold a share: his public key, and what his share is sealed as. */
export interface Holder {
  readonly publicKey: string;
  readonly context: string;
}

export interface SealedShare {
  readonly sealed: string;
  /** SHA-256 of the share as text, in hex. */
  readonly shareHash: string;
}

/**
 * A new key whose private half is nowhere but in shares, each sealed for its holder in their order. Whoever
 * makes it forgets it with this call.
 */
export async function makeSharedKey(
  holders: readonly Holder[],
): Promise<{ publicKey: string; shares: SealedShare[] }> {
  const { publicKey, privateKey } = await makeKeyPair();
  const parts = await splitKey(privateKey);
  privateKey.fill(0);
  const shares = await Promise.all(
    holders.map(async (holder, index) => {
      const share = parts[index]!;
      const digest = await crypto.subtle.digest('SHA-256', toBytes(share));
      const sealed = await seal(share, holder.publicKey, holder.context);
      return { sealed, shareHash: toHex(new Uint8Array(digest)) };
    }),
  );
  return { publicKey, shares };
}
