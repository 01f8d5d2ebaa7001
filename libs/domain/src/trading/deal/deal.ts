import type { ListingState } from '../../listing/listing/index.js';
import type { Fen } from '../../kernel/money/index.js';

/** Whether the letter of a lot's result may be signed or refused: until both have signed the contract. */
export function isLetterOpen(state: ListingState): boolean {
  return state === 'DEAL_CONFIRMED' || state === 'CONTRACTING';
}

/** An objection to a result of a lot that has been decided. */
export interface DecidedObjection {
  readonly no: string;
  /** To the result that stands now, not to one that was there before it. */
  readonly isOfThisResult: boolean;
  /** The result that it was held against fell by it. */
  readonly hasOverturned: boolean;
}

/**
 * What the history says when the publicity of a result is over: what was held against it, and what became of a result
 * before it. It says 没有异议 of a lot only where there never was one.
 */
export function publicityInWords(decided: readonly DecidedObjection[]): string {
  const own = decided.filter(({ isOfThisResult }) => isOfThisResult);
  const former = decided.filter(({ isOfThisResult }) => !isOfThisResult);
  const overturning = former.filter(({ hasOverturned }) => hasOverturned);
  const others = former.filter(({ hasOverturned }) => !hasOverturned);
  const none = former.length === 0 ? '公示期满，没有异议' : '公示期满，对这次结果没有异议';
  return [
    own.length === 0 ? none : `公示期满；异议 ${numbers(own)} 已经处理完，结果维持`,
    ...(overturning.length === 0 ? [] : [`原来的结果因异议 ${numbers(overturning)} 作废`]),
    ...(others.length === 0 ? [] : [`对原来结果的异议 ${numbers(others)} 已经处理完`]),
  ].join('；');
}

function numbers(objections: readonly DecidedObjection[]): string {
  return objections.map(({ no }) => no).join('、');
}

/**
 * Unit price at which a single qualified applicant is agreed with: whoever sells gets the higher of listing
 * price and quote, whoever buys pays the lower, so that the lister never loses by it. Source: rules §4, §8
 * (孰高、孰低), known in peers.
 */
export function agreedPrice(listingPriceFen: Fen, quoteFen: Fen | null, isBuying: boolean): Fen {
  if (quoteFen === null) return listingPriceFen;
  const isBetter = isBuying ? quoteFen < listingPriceFen : quoteFen > listingPriceFen;
  return isBetter ? quoteFen : listingPriceFen;
}
