import type { Hash } from '../../kernel/index.js';

/**
 * The seed of a lot drawing: the platform's secret, whose hash stood in the notice before anyone had bid, and
 * the hashes of all sealed bids in their order, or of the lines that declared a ceiling, so that neither side could
 * have chosen it. Source: rules §8.2.6, §21 A12.
 */
export function drawSeed(secret: string, bidHashes: readonly string[], sha256: Hash): string {
  return sha256(secret + bidHashes.join(''));
}

/** The paddle that a seed draws among equals, whatever the order in which they are given. Source: rules §8.2.6. */
export function drawPaddle(seed: string, paddles: readonly string[], sha256: Hash): string {
  const ascending = [...paddles].sort();
  const number = BigInt(`0x${sha256(seed + ascending.join(','))}`);
  return ascending[Number(number % BigInt(ascending.length))]!;
}
