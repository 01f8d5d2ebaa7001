import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';
import { firstYearPrice, type PriceTerms, totalPrice } from '../../listing/price/index.js';

/** What a transferee leaves with the center for as long as the contract runs; it is his. Source: rules §2, §10.1. */
export const BONDS = { BOND: '履约保证金', RISK_DEPOSIT: '风险保障金' } as const;
export type BondKind = keyof typeof BONDS;

const EARNEST_PERCENT = 20n;

/** Why a bond is too much, or nothing: no more than one year's rent. Source: rules §11.6, §17 riskDeposit.max. */
export function refuseBond(kind: BondKind, bondFen: Fen, terms: PriceTerms): Refusal | undefined {
  const max = firstYearPrice(terms);
  if (bondFen <= max) return undefined;
  return refusal('bond.too-much', undefined, { name: BONDS[kind], max: formatYuan(max) });
}

/** Why what is called 定金 cannot be, or nothing: no more than a fifth of the price. Source: 民法典 第五百八十六条. */
export function refuseEarnest(earnestFen: Fen, terms: PriceTerms): Refusal | undefined {
  const max = (totalPrice(terms) * EARNEST_PERCENT) / 100n;
  return earnestFen <= max ? undefined : refusal('earnest.too-much', 'depositYuan', { max: formatYuan(max) });
}

/** Who has 定金 in the end: lost by a transferee, doubled by a transferor who breaks his word. Source: 民法典 第五百八十七条. */
export function shareEarnest(
  earnestFen: Fen,
  brokenBy: 'TRANSFEROR' | 'TRANSFEREE' | null,
): { readonly toTransferorFen: Fen; readonly toTransfereeFen: Fen; readonly transferorOwesFen: Fen } {
  if (brokenBy === 'TRANSFEREE')
    return { toTransferorFen: earnestFen, toTransfereeFen: 0n, transferorOwesFen: 0n };
  const transferorOwesFen = brokenBy === 'TRANSFEROR' ? earnestFen : 0n;
  return { toTransferorFen: 0n, toTransfereeFen: earnestFen, transferorOwesFen };
}

/** What of a bond goes back at the end, and what covers rents that never came. Source: rules §10.1. */
export function shareBond(
  bondFen: Fen,
  arrearsFen: Fen,
): { readonly toTransferorFen: Fen; readonly toTransfereeFen: Fen } {
  const toTransferorFen = arrearsFen < bondFen ? arrearsFen : bondFen;
  return { toTransferorFen, toTransfereeFen: bondFen - toTransferorFen };
}
