import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatPrice, type PriceScale } from '../../kernel/money/index.js';
import type { DealSide } from '../signature/index.js';

export type NegotiationSide = 'TRANSFEROR' | 'APPLICANT';

/** As which side of the result somebody at the table signs its minutes. */
export function signerOf(side: NegotiationSide): DealSide {
  return side === 'APPLICANT' ? 'TRANSFEREE' : side;
}

/** How a lot is negotiated, frozen in its notice. */
export interface NegotiationTerms {
  /** Below it nobody may agree; null where a household sets the price of its own right freely. Fen. */
  readonly floorFen: Fen | null;
  /** Whether a better offer of somebody else turns it into bidding: what belongs to a collective. */
  readonly isContestable: boolean;
  /** The lot whose bidding failed before, so that the body has decided to negotiate; else missing. Source: rules §21 A11. */
  readonly afterLotNo?: string;
  /** Whom the lister has found already, masked, and the unit price he would pay; null where he looks for somebody. */
  readonly intendedName: string | null;
  readonly intendedFen: Fen | null;
}

/** The unit price that one side offers, and on what terms beyond those of the notice. */
export interface Offer {
  readonly seq: number;
  readonly side: NegotiationSide;
  readonly amountFen: Fen;
  readonly terms: string;
}

/** What of a lot was negotiated before somebody offered more. */
export interface Floor {
  readonly floorFen: Fen | null;
  /** Decimals of the lot's prices; two where nothing is said. */
  readonly scale?: PriceScale | undefined;
  /** It was listed to be given for nothing. Source: rules §3.1. */
  readonly isFree?: boolean;
}

/** Why a price cannot be offered, or nothing. There is no limit to the rounds. Source: rules §8.1 (e). */
export function refuseOffer(
  amountFen: Fen,
  { floorFen, scale = 2, isFree = false }: Floor,
): Refusal | undefined {
  if (amountFen < 0n || (amountFen === 0n && !isFree))
    return refusal('price.zero', 'amountYuan', { name: '出价' });
  return floorFen !== null && amountFen < floorFen
    ? refusal('negotiation.below-floor', 'amountYuan', { floor: formatPrice(floorFen, scale) })
    : undefined;
}

/** Why an offer cannot be accepted, or nothing: only the last word, and only the other side's. */
export function refuseAcceptance(
  offers: readonly Offer[],
  seq: number,
  side: NegotiationSide,
): Refusal | undefined {
  const last = offers.at(-1);
  if (!last || last.seq !== seq) return refusal('negotiation.stale-offer');
  return last.side === side ? refusal('negotiation.own-offer') : undefined;
}

/**
 * Why a price cannot be agreed on, or nothing: after failed rounds nobody has the lot for less than somebody offers
 * who is still at the table. Source: rules §21 A11.
 */
export function refuseBelowBest(
  amountFen: Fen,
  offers: readonly Fen[],
  scale: PriceScale = 2,
): Refusal | undefined {
  const best = offers.reduce((most, offer) => (offer > most ? offer : most), 0n);
  return amountFen < best
    ? refusal('negotiation.below-best', 'seq', { best: formatPrice(best, scale) })
    : undefined;
}

/** Whether one rank of priority comes before another; whoever has none comes after everybody who has one. */
export function isBefore(rank: number | null, other: number | null): boolean {
  return rank !== null && (other === null || rank < other);
}

/**
 * Why the minutes cannot be signed yet, or nothing: as long as somebody with a better right may still take the same
 * terms. Source: rules §8.1 (承包法 第三十八条).
 */
export function refuseMinutes(priorityUntil: Instant | null, now: Instant): Refusal | undefined {
  return priorityUntil !== null && now < priorityUntil ? refusal('negotiation.priority-first') : undefined;
}

/** Why a registration of the days of publicity is none, or nothing: it must offer more than was agreed. */
export function refuseTopping(
  quoteFen: Fen | null,
  agreedFen: Fen,
  scale: PriceScale = 2,
): Refusal | undefined {
  if (quoteFen !== null && quoteFen > agreedFen) return undefined;
  return refusal('negotiation.not-topping', 'quoteYuan', { agreed: formatPrice(agreedFen, scale) });
}

const NICE = [1n, 2n, 5n, 10n];

/** One hundredth of a price, up to the next 1, 2 or 5 of its size: the step where nobody named one. Fen; §17 bid.step. */
export function usualStep(startFen: Fen): Fen {
  const hundredth = startFen / 100n;
  let size = 1n;
  while (size * 10n <= hundredth) size *= 10n;
  return NICE.map((nice) => nice * size).find((step) => step >= hundredth)!;
}

/** The terms as a notice prints them. Source: rules §8.1. */
export function negotiationInWords(terms: NegotiationTerms, unit: string, scale: PriceScale = 2): string[] {
  const { floorFen, isContestable, afterLotNo, intendedName, intendedFen } = terms;
  return [
    ...(intendedName === null
      ? []
      : [`已有意向受让方 ${intendedName}，意向价 ${formatPrice(intendedFen ?? 0n, scale)} ${unit}。`]),
    ...(afterLotNo === undefined
      ? []
      : [
          `上次（${afterLotNo}）公开交易流标，经集体重新表决改为协商；原来取得过资格的也要重新报名，和新报名的一样，取得资格的都可以协商，成交价不低于已经有过的任何出价。`,
        ]),
    '公告期满，由转出方和取得资格的报名人在平台上逐一协商，双方出价都记录时间；谈成的签协商纪要，再公示。',
    floorFen === null
      ? '价格由双方商定；同等条件下，有优先权的人优先。'
      : `成交价不低于 ${formatPrice(floorFen, scale)} ${unit}。`,
    ...(isContestable && afterLotNo === undefined ? ['有两人以上取得资格的，改为网上竞价。'] : []),
    ...(isContestable ? ['公示期内另有人出价更高并取得资格的，原结果作废，以协商价为起始价网上竞价。'] : []),
  ];
}
