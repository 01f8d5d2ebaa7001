import type { OpenedFacts } from '@helan/contracts';
import type { EnvelopeFlaw, OpenedBid } from '@helan/domain';
import type { SessionLineEntity } from '../session-line.entity.js';

/** What was opened of the rounds up to one, with everybody's rank and the points of his plan; nothing of an empty one. */
export function roundsOf(
  opened: readonly OpenedFacts[],
  lines: readonly SessionLineEntity[],
  { ranks, upTo }: { readonly ranks: ReadonlyMap<string, number | null>; readonly upTo: number },
): OpenedBid[][] {
  const struck = factsOf<{ paddles: string[] }>(lines, 'STRUCK').flatMap(({ paddles }) => paddles);
  const [scored] = factsOf<{ scores: Record<string, number> }>(lines, 'SCORED');
  return Array.from({ length: upTo }, (_, index) => {
    const prices = opened.find(({ round }) => round === index + 1)?.prices ?? [];
    return prices.map(({ seq, amountFen, reason = null }) => {
      const { paddle } = lines[seq - 1]!;
      return {
        seq,
        bidder: paddle,
        amountFen: amountFen === null ? null : BigInt(amountFen),
        // The reason of an envelope without an amount is what is wrong with the envelope itself.
        flaw: amountFen === null ? (reason as EnvelopeFlaw | null) : null,
        isStruck: struck.includes(paddle),
        rank: ranks.get(paddle) ?? null,
        planPoints: scored?.scores[paddle] ?? 0,
      };
    });
  });
}

/** What the lines of a kind say, in their order. */
export function factsOf<Facts>(
  lines: readonly SessionLineEntity[],
  kind: SessionLineEntity['kind'],
): Facts[] {
  return lines.filter((line) => line.kind === kind).map((line) => JSON.parse(line.value) as Facts);
}
