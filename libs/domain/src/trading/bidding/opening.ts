import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatPrice } from '../../kernel/money/index.js';
import { firstByRank } from './equals.js';
import type { EnvelopeFlaw } from './sealed-text.js';
import { scaleIn, type SealedRules, writtenRoundsIn } from './session-rules.js';
import { weightedPoints } from './weighted.js';

/** An envelope as it was found at the opening. */
export interface OpenedBid {
  readonly seq: number;
  readonly bidder: string;
  /** Null where the envelope is void as it is. */
  readonly amountFen: Fen | null;
  /** Why it is void as it is; null where it has an amount. */
  readonly flaw: EnvelopeFlaw | null;
  /** Rank of an approved priority claim, 1 first; null without one. */
  readonly rank: number | null;
  /** Two people have decided that its bidder's offers do not count. Source: rules §21 A14c. */
  readonly isStruck?: boolean;
  /** Points of the plan in hundredths, frozen before the first price is opened. */
  readonly planPoints: number;
}

export interface Standing extends OpenedBid {
  readonly amountFen: Fen;
  /** In ten-thousandths of a point; null where only the price counts. */
  readonly points: number | null;
}

export interface Opening {
  /** Envelopes that do not count, each with its reason; they stay in the record. */
  readonly refused: readonly { readonly seq: number; readonly refusal: Refusal }[];
  /** Valid offers, best first; equals in the order of their envelopes. */
  readonly standings: readonly Standing[];
  /** Whoever is first: one, or several that only an extra round or the lot can part. */
  readonly first: readonly Standing[];
}

/**
 * Judges the prices of a sealed session when they are opened: an envelope that is void or breaks a rule
 * does not count, the best offer is first, and among equals the higher priority right. Source: rules §8.2.6.
 * `floorFen` is what an offer of an extra round may not fall behind.
 */
export function openEnvelopes(
  rules: SealedRules,
  envelopes: readonly OpenedBid[],
  floorFen: Fen = rules.startPriceFen,
): Opening {
  const refused: { seq: number; refusal: Refusal }[] = [];
  const valid: (OpenedBid & { amountFen: Fen })[] = [];
  for (const envelope of envelopes) {
    const fault = refuseEnvelope(rules, envelope, floorFen);
    if (fault) refused.push({ seq: envelope.seq, refusal: fault });
    else valid.push({ ...envelope, amountFen: envelope.amountFen! });
  }
  const standings = rankOffers(rules, valid);
  return { refused, standings, first: firstOf(standings) };
}

/** What the opened rounds of a session come to. */
export interface Judged {
  /** Of every round, what does not count and why. */
  readonly refused: Opening['refused'];
  /** Whoever is first once all is opened: one, or several that only an extra round or the lot can part. */
  readonly first: readonly Standing[];
}

/**
 * Judges the rounds that are held so far: those in which everybody may offer, and one more among equals. An offer of a
 * later round must not fall behind the best so far, and nobody falls behind his own: what does not count there leaves
 * the one before standing. Source: rules §8.2.6.
 */
export function judgeRounds(rules: SealedRules, rounds: readonly (readonly OpenedBid[])[]): Judged {
  const refused: Opening['refused'][number][] = [];
  let first: readonly Standing[] = [];
  let offers: readonly OpenedBid[] = [];
  for (const [index, round] of rounds.entries()) {
    const opening = openEnvelopes(rules, round, floorOf(rules, first));
    refused.push(...opening.refused);
    const isOpenToAll = index < writtenRoundsIn(rules);
    offers = lastOffers(isOpenToAll ? offers : first, opening.standings, { isOpenToAll });
    ({ first } = openEnvelopes(rules, offers));
  }
  return { refused, first };
}

/** What an offer of the next round may not fall behind. */
export function floorOf(rules: SealedRules, first: readonly Standing[]): Fen {
  return first[0]?.amountFen ?? rules.startPriceFen;
}

/** Everybody's last offer that counts, in the order of their first ones. */
export function lastOffers(
  before: readonly OpenedBid[],
  again: readonly Standing[],
  { isOpenToAll }: { readonly isOpenToAll: boolean },
): OpenedBid[] {
  const kept = before.map((own) => again.find(({ bidder }) => bidder === own.bidder) ?? own);
  const added = again.filter((one) => !before.some(({ bidder }) => bidder === one.bidder));
  return isOpenToAll ? [...kept, ...added] : kept;
}

/** Whether an extra round could part equals: not where it is left out, nor at a ceiling. Source: rules §21 A12. */
export function mayOfferAgain(
  { extraRoundMs, ceilingFen }: SealedRules,
  first: readonly Standing[],
): boolean {
  return extraRoundMs !== null && first.length > 1 && first[0]!.amountFen !== ceilingFen;
}

/** Why an envelope does not count, or nothing. */
export function refuseEnvelope(
  rules: SealedRules,
  { amountFen, flaw, isStruck = false }: Pick<OpenedBid, 'amountFen' | 'flaw' | 'isStruck'>,
  floorFen: Fen = rules.startPriceFen,
): Refusal | undefined {
  if (amountFen === null) return refusal(flaw ?? 'bid.unreadable');
  if (isStruck) return refusal('bid.struck');
  return refuseSealed(rules, amountFen, floorFen);
}

/** Why a sealed amount does not count, or nothing; the page says so before it is sealed. */
export function refuseSealed(
  rules: SealedRules,
  amountFen: Fen,
  floorFen: Fen = rules.startPriceFen,
): Refusal | undefined {
  if (amountFen <= 0n) return refusal('bid.not-positive', 'amountFen');
  const beyond = rules.isBuying ? floorFen - amountFen : amountFen - floorFen;
  const scale = scaleIn(rules);
  const values = { nearest: formatPrice(floorFen, scale), step: formatPrice(rules.stepFen ?? 0n, scale) };
  if (beyond < 0n)
    return refusal(rules.isBuying ? 'bid.above-start' : 'bid.below-start', 'amountFen', values);
  if (rules.ceilingFen !== undefined && amountFen > rules.ceilingFen)
    return refusal('bid.above-ceiling', 'amountFen', { ceiling: formatPrice(rules.ceilingFen, scale) });
  if (rules.stepFen !== null && beyond % rules.stepFen !== 0n)
    return refusal('bid.off-step', 'amountFen', values);
  return undefined;
}

function rankOffers(rules: SealedRules, offers: readonly (OpenedBid & { amountFen: Fen })[]): Standing[] {
  const better = (a: Fen, b: Fen) => (rules.isBuying ? a < b : a > b);
  const best = offers.reduce<Fen | null>(
    (found, { amountFen }) => (found === null || better(amountFen, found) ? amountFen : found),
    null,
  );
  const scored = offers.map((offer) => ({
    ...offer,
    points: rules.mode === 'WEIGHTED' ? weightedPoints(rules, offer, best!) : null,
  }));
  return scored.sort((a, b) => {
    if (a.points !== b.points) return (b.points ?? 0) - (a.points ?? 0);
    if (a.amountFen !== b.amountFen) return better(a.amountFen, b.amountFen) ? -1 : 1;
    return a.seq - b.seq;
  });
}

function firstOf(standings: readonly Standing[]): Standing[] {
  const [top] = standings;
  if (!top) return [];
  const equals = standings.filter(
    ({ points, amountFen }) => points === top.points && amountFen === top.amountFen,
  );
  return firstByRank(equals);
}
