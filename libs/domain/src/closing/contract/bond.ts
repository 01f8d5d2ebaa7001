import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';
import { firstYearPrice, type PriceTerms } from '../../listing/price/index.js';

/** What a transferee leaves with the center for as long as the contract runs; it is his. Source: rules §2, §10.1. */
export const BONDS = { BOND: '履约保证金', RISK_DEPOSIT: '风险保障金' } as const;
export type BondKind = keyof typeof BONDS;

/** Why a bond is too much, or nothing: no more than one year's rent. Source: rules §11.6, §17 riskDeposit.max. */
export function refuseBond(kind: BondKind, bondFen: Fen, terms: PriceTerms): Refusal | undefined {
  const max = firstYearPrice(terms);
  if (bondFen <= max) return undefined;
  return refusal('bond.too-much', undefined, { name: BONDS[kind], max: formatYuan(max) });
}

/** What of a bond goes back at the end, and what covers rents that never came. Source: rules §10.1. */
export function shareBond(
  bondFen: Fen,
  arrearsFen: Fen,
): { readonly toTransferorFen: Fen; readonly toTransfereeFen: Fen } {
  const toTransferorFen = arrearsFen < bondFen ? arrearsFen : bondFen;
  return { toTransferorFen, toTransfereeFen: bondFen - toTransferorFen };
}
