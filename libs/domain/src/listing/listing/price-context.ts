import type { PartyKind } from '../../kernel/identity/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { PropertyType } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import type { FormerListing } from './former-listing.js';

/** What a price is judged by, beyond the application itself. */
export interface PriceContext {
  readonly type: PropertyType;
  readonly rulebook: Rulebook;
  readonly listerKind: PartyKind;
  /** Fen of this buyer's other purchases that count together with this one (T14). */
  readonly relatedFen?: Fen;
  readonly isAllowedBySupervisor?: boolean;
  /** The lot that failed and is listed anew. */
  readonly former?: FormerListing | undefined;
}
