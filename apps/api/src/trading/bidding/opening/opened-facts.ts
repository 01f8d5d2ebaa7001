import type { OpenedBid } from '@helan/domain';
import type { SessionLineEntity } from '../session-line.entity.js';

/** What the log says of an opening. Amounts as digits of fen. */
export interface OpenedFacts {
  readonly round: number;
  readonly by: readonly string[];
  /** PKCS#8, base64: with it everybody opens every envelope of the round again. */
  readonly privateKey: string;
  readonly reserve: { readonly envelope: string; readonly amountFen: string | null } | null;
  readonly prices: readonly { readonly seq: number; readonly amountFen: string | null }[];
}

/** What was opened, round by round, with everybody's rank and the points of his plan. */
export function roundsOf(
  opened: readonly OpenedFacts[],
  lines: readonly SessionLineEntity[],
  ranks: ReadonlyMap<string, number | null>,
): OpenedBid[][] {
  const [scored] = factsOf<{ scores: Record<string, number> }>(lines, 'SCORED');
  return opened.map(({ prices }) =>
    prices.map(({ seq, amountFen }) => {
      const { paddle } = lines[seq - 1]!;
      return {
        seq,
        bidder: paddle,
        amountFen: amountFen === null ? null : BigInt(amountFen),
        rank: ranks.get(paddle) ?? null,
        planPoints: scored?.scores[paddle] ?? 0,
      };
    }),
  );
}

/** What the lines of a kind say, in their order. */
export function factsOf<Facts>(
  lines: readonly SessionLineEntity[],
  kind: SessionLineEntity['kind'],
): Facts[] {
  return lines.filter((line) => line.kind === kind).map((line) => JSON.parse(line.value) as Facts);
}
