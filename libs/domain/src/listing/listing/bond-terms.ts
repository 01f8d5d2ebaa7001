import { isRefusal, type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan, parseYuan } from '../../kernel/money/index.js';
import { firstYearPrice, type PriceTerms } from '../price/index.js';
import type { DepositUse } from './deposit-clause.js';

/** What a transferee leaves with the center for as long as the contract runs, beside the price; it is his. Source: rules §2, §10.1. */
export const BONDS = { BOND: '履约保证金', RISK_DEPOSIT: '风险保障金' } as const;
export type BondKind = keyof typeof BONDS;

/** As the notice freezes it; the amount as typed, in 元. */
export interface BondTerms {
  readonly kind: BondKind;
  readonly yuan: string;
}

/** What a form says of it. */
export interface StatedBond {
  readonly bondKind?: BondKind;
  readonly bondYuan?: string;
  readonly depositUse?: DepositUse;
}

/** Of bond terms that {@link refuseBond} has passed; nought where there is none. */
export function bondFen(bond: BondTerms | undefined): Fen {
  const fen = bond ? parseYuan(bond.yuan) : 0n;
  return isRefusal(fen) ? 0n : fen;
}

/**
 * Why a bond is none: of a contract that runs for a time, no more than one year's rent, and no second one where the deposit
 * becomes one already; a buyer pays past the center. `price` is nothing as long as it cannot be read. Source: rules §11.6, §17 riskDeposit.max.
 */
export function refuseBond(
  { bondKind: kind, bondYuan, depositUse }: StatedBond,
  price: PriceTerms | undefined,
  { isBuying }: { readonly isBuying: boolean },
): Refusal[] {
  if (!kind && !bondYuan) return [];
  if (!kind) return [refusal('application.missing-field', 'bondKind', { name: '另交哪一种保证金' })];
  const name = BONDS[kind];
  if (!bondYuan) return [refusal('application.missing-field', 'bondYuan', { name: `${name}的金额` })];
  const fen = parseYuan(bondYuan);
  if (isRefusal(fen)) return [{ ...fen, field: 'bondYuan' }];
  if (fen === 0n) return [refusal('price.zero', 'bondYuan', { name })];
  if (depositUse === 'BOND') return [refusal('bond.twice', 'bondKind', { name })];
  if (isBuying) return [refusal('bond.no-term', 'bondKind', { name })];
  if (!price) return [];
  if (!price.term) return [refusal('bond.no-term', 'bondKind', { name })];
  const max = firstYearPrice(price);
  return fen <= max ? [] : [refusal('bond.too-much', 'bondYuan', { name, max: formatYuan(max) })];
}

/** As notice and contract print it, behind the manner of payment. */
export function bondInWords(bond: BondTerms | undefined): string {
  if (!bond) return '';
  return `；另交${BONDS[bond.kind]} ${formatYuan(bondFen(bond))} 元，和第一期价款一起付，由中心保管，合同结束后没有要扣的，退回付款的账户`;
}
