import type { Fen } from '../../kernel/money/index.js';
import { type OpenedBid, floorOf, judgeRounds, lastOffers, openEnvelopes } from './opening.js';
import type { SealedRules } from './session-rules.js';

/** What a bidder would have taken the lot for. */
export interface Place {
  readonly bidder: string;
  readonly amountFen: Fen;
}

/**
 * Bidders of an open session by their last bid that stood, the best first: every bid that stood was better than
 * the one before it, or had the right to equal it. `bids` in the order of the log. `equals`: who declared the ceiling,
 * the winner first. Source: rules §6.9, §21 A12.
 */
export function rankOpenBids(bids: readonly Place[], equals: readonly string[] = []): Place[] {
  const last = new Map<string, Place>();
  for (const { bidder, amountFen } of bids) {
    last.delete(bidder);
    last.set(bidder, { bidder, amountFen });
  }
  const ahead = equals.flatMap((bidder) => last.get(bidder) ?? []);
  const behind = [...last.values()].reverse().filter(({ bidder }) => !equals.includes(bidder));
  return [...ahead, ...behind];
}

/**
 * Bidders of a sealed session by what was opened in its rounds, the best first; among equals the
 * higher priority right, then the earlier envelope. Source: rules §6.9, §8.2.6.
 */
export function rankSealedBids(rules: SealedRules, rounds: readonly (readonly OpenedBid[])[]): Place[] {
  let last: readonly OpenedBid[] = [];
  for (const [index, round] of rounds.entries()) {
    const { first } = judgeRounds(rules, rounds.slice(0, index));
    const { standings } = openEnvelopes(rules, round, floorOf(rules, first));
    last = lastOffers(last, standings, { isOpenToAll: true });
  }
  const { standings } = openEnvelopes(rules, last);
  const isEqual = (a: (typeof standings)[number], b: typeof a) =>
    a.points === b.points && a.amountFen === b.amountFen;
  return standings
    .map((standing, index) => ({ standing, index }))
    .sort((a, b) => {
      const byRank = rankOf(a.standing) - rankOf(b.standing);
      return (isEqual(a.standing, b.standing) && byRank) || a.index - b.index;
    })
    .map(({ standing: { bidder, amountFen } }) => ({ bidder, amountFen }));
}

/** Whoever has no claim comes after everybody who has one. */
function rankOf({ rank }: OpenedBid): number {
  return rank ?? Number.MAX_SAFE_INTEGER;
}
