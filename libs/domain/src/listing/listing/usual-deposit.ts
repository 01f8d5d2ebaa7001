import type { Fen } from '../../kernel/money/index.js';
import type { PropertyType } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { firstYearPrice, type PriceTerms } from '../price/index.js';

/** The shares that a deposit is by rule, in hundredths of a percent. */
export type DepositRule = Pick<
  Rulebook,
  'deposit.ratio' | 'deposit.householdRatio' | 'deposit.tenderMaxRatio'
>;

/** What they say has gone into the deposit and its clause when a notice is frozen, which prints that instead. */
export const DEPOSIT_RULES: readonly string[] = [
  'deposit.ratio',
  'deposit.householdRatio',
  'deposit.interestRate',
];

const YUAN = 100n;

/** Of which share of the first year's price a deposit is where nobody named one, in hundredths of a percent. */
export function usualRatio(
  { isBuying, mayListForHouseholds }: Pick<PropertyType, 'isBuying' | 'mayListForHouseholds'>,
  rulebook: DepositRule,
): number {
  if (isBuying) return rulebook['deposit.tenderMaxRatio'];
  // Land that households hold by contract is the only one that a village may list for them.
  return rulebook[mayListForHouseholds.length > 0 ? 'deposit.householdRatio' : 'deposit.ratio'];
}

/**
 * The deposit of a lot whose lister named none, in fen: a share of the first year's price, of any other price's
 * total, down to the whole yuan; nothing of what is given for nothing. Source: rules §17 deposit.ratio.
 */
export function usualDeposit(price: PriceTerms, type: PropertyType, rulebook: DepositRule): Fen {
  const share = (firstYearPrice(price) * BigInt(usualRatio(type, rulebook))) / 10_000n;
  return share < YUAN ? share : share - (share % YUAN);
}
