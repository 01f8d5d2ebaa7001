import type { LotTermsView } from '@helan/contracts';
import type { RentTerms } from '@helan/domain';

/** The frozen terms of a lot at a unit price, as the domain's rent functions take them. */
export function rentTermsOf(terms: LotTermsView, unitPriceFen: bigint): RentTerms {
  return {
    unitPriceFen,
    mu: BigInt(terms.mu),
    term: { from: terms.termFrom, to: terms.termTo },
    escalation: terms.escalation ?? undefined,
  };
}
