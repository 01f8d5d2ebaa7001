import { type Bytes, joined, sha256 } from './bytes.js';
import { BASE, type CurvePoint, ORDER, writePoint } from './curve.js';
import { toNumber, toThirtyTwo } from './curve-number.js';

/*
 * Shows that somebody knows one number that leads from each base to its point, and nothing else of it. With one
 * pair it is a signature, with two it shows that both were made by the same number. Source: C. Schnorr, 1991;
 * D. Chaum and T. Pedersen, Wallet Databases with Observers, 1992; made to stand alone as by Fiat and Shamir.
 */

export interface Pair {
  readonly base: CurvePoint;
  readonly point: CurvePoint;
}

/** 32 bytes of challenge and 32 of answer. `said` is what it is shown for; `nonce` is used for nothing else. */
export async function showKnowledge(
  secret: bigint,
  pairs: readonly Pair[],
  { said, nonce }: { readonly said: Uint8Array; readonly nonce: bigint },
): Promise<Bytes> {
  const challenge = await challengeOf(
    said,
    pairs.map(({ base }) => base.multiply(nonce)),
  );
  const answer = (nonce + toNumber(challenge) * secret) % ORDER;
  return joined(challenge, toThirtyTwo(answer));
}

/** Whether these 64 bytes show it. */
export async function isKnowledgeShown(
  shown: Uint8Array,
  pairs: readonly Pair[],
  said: Uint8Array,
): Promise<boolean> {
  if (shown.length !== 64) return false;
  const [challenge, answer] = [shown.slice(0, 32), toNumber(shown.slice(32))];
  const against = ORDER - (toNumber(challenge) % ORDER);
  if (answer === 0n || answer >= ORDER || against === ORDER) return false;
  const nonces = pairs.map(({ base, point }) =>
    base.multiplyUnsafe(answer).add(point.multiplyUnsafe(against)),
  );
  if (nonces.some((nonce) => nonce.is0())) return false;
  const again = await challengeOf(said, nonces);
  return again.every((byte, index) => byte === challenge[index]);
}

/** The pair of whoever has the private half of a public point. */
export function pairOf(point: CurvePoint): Pair {
  return { base: BASE, point };
}

function challengeOf(said: Uint8Array, nonces: readonly CurvePoint[]): Promise<Bytes> {
  return sha256(joined(said, ...nonces.map(writePoint)));
}
