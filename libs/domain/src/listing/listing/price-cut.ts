import { atScale } from '../../kernel/money/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { scaleOf } from '../price/index.js';
import type { Application } from './application.js';
import type { FormerListing } from './former-listing.js';
import { readPrice } from './read-price.js';

/** By how much the start price has fallen, in hundredths of a percent, rounded up; nothing where it cannot be compared or has not. */
export function cutOf(application: Application, former: FormerListing | undefined): number | undefined {
  const start = readPrice(application.startPriceYuan, application);
  if (!former || start === undefined || application.priceUnit !== former.priceUnit) return undefined;
  const [before, now] = [
    atScale(former.startPrice, former.scale, 4),
    atScale(start, scaleOf(former.priceUnit), 4),
  ];
  return now < before ? Number(((before - now) * 10_000n + before - 1n) / before) : undefined;
}

/** What a reviewer is told of a price that falls faster than usual. Source: rules §8.2.5. */
export function cutInWords(
  application: Application,
  former: FormerListing | undefined,
  rulebook: Rulebook,
): string | undefined {
  const cut = cutOf(application, former);
  if (cut === undefined || cut <= rulebook['relisting.usualCut']) return undefined;
  return `挂牌价比上次（${former!.lotNo}）降了 ${cut / 100}%，超过通常的 ${rulebook['relisting.usualCut'] / 100}%，审核时会问为什么。`;
}

/** Another unit cannot be compared, so the body decides on it, too. */
export function isCheaper(application: Application, former: FormerListing | undefined): boolean {
  if (!former) return false;
  return application.priceUnit !== former.priceUnit || cutOf(application, former) !== undefined;
}
