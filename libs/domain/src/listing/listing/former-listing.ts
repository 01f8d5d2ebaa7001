import type { PlainDate } from '../../kernel/date/index.js';
import type { PriceParts, PriceScale } from '../../kernel/money/index.js';

/**
 * The lot that failed and is listed anew: what it was asked for, what it was offered, and when it was over. It failed
 * not long ago, and nobody has had the thing since.
 */
export interface FormerListing {
  readonly lotNo: string;
  readonly failedOn: PlainDate;
  /** It was offered to everybody, who bid or could have; not only negotiated. Source: rules §21 A11. */
  readonly wasPublic: boolean;
  readonly priceUnit: string;
  readonly scale: PriceScale;
  /** Of its price unit, in the smallest part of its scale. */
  readonly startPrice: PriceParts;
  /** The best offer that was made for it and counted; missing where there was none. */
  readonly bestOffer?: PriceParts | undefined;
}
