import { valueIn } from '../../rules/rulebook/index.js';

/** What a notice froze of the number of its bidders. */
interface BiddersAsked {
  readonly parameters: Readonly<Record<string, number>>;
  readonly trading: { readonly minBidders?: number } | null;
}

/** How many must take part by what a lot's notice froze: of purchases more. Source: rules §8 minBidders, §21 A10. */
export function minBiddersOf({ parameters, trading }: BiddersAsked, isNegotiated = false): number {
  if (isNegotiated) return 1;
  return trading?.minBidders ?? parameters['t14.minBidders'] ?? valueIn(parameters, 'bidders.min');
}

/** Keys of the rulebook that say how many must take part. */
export const BIDDER_RULES = ['bidders.min', 't14.minBidders'] as const;

/**
 * By which of them a notice goes, so that it prints no other; nothing where it names the number itself, or nobody bids.
 * `rules` are those of its type.
 */
export function ruleOfBidders(
  rules: Readonly<Partial<Record<string, number>>>,
  notice: { readonly isBidFor: boolean; readonly minBidders?: number | undefined },
): (typeof BIDDER_RULES)[number] | null {
  if (!notice.isBidFor || notice.minBidders !== undefined) return null;
  return rules['t14.minBidders'] === undefined ? 'bidders.min' : 't14.minBidders';
}
