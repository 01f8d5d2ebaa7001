import { readWhole } from './number-words.js';
import type { Written } from './real-notice.js';
import { findUnit } from './units.js';
import type { StatedPrice } from './stated-price.js';

type Manner = Omit<StatedPrice, 'amount' | 'others'> & { readonly over: bigint; readonly under: bigint };

/** For what an amount is, in the platform's own units: `元/斤` is two for a kg, `元/月` twelve a year. */
export function countedFor(written: Written, words: string): Manner {
  const unit = typeof written.unit === 'string' && written.unit !== '' ? written.unit : words;
  const [money = '', ...rest] = unit.split('元');
  const behind = rest.join('元');
  const isInKind = !unit.includes('元') && /斤|kg|公斤|稻|麦|玉米|粮/.test(unit);
  const isTotal = /总|整期|整块|整体/.test(unit);
  const basis = `${unit}${written.basis ?? ''}`;
  const isMonthly = /[/每·]\s*月|月租/.test(basis) && !isTotal;
  const isYearly = !isTotal && (isMonthly || /年/.test(basis));
  // `元/三年` is three years' rent.
  const years = BigInt(readWhole(/\/\s*每?([二两三四五六七八九十\d]+)年/.exec(unit)?.[1]) ?? 1);
  // `每亩 450 元`, `元/亩·年`: the unit stands before or behind the money.
  const found = isTotal || isInKind ? undefined : (findUnit(behind) ?? findUnit(perBefore(money)));
  const perInKind = isInKind ? findUnit(unit.replace(/^[^/每]*[/每]?/, '')) : undefined;
  return {
    per: (found ?? perInKind)?.own ?? null,
    isYearly,
    isTotal,
    isInKind,
    over: (found?.under ?? 1n) * (isMonthly ? 12n : 1n),
    under: (found?.over ?? 1n) * (isYearly ? years : 1n),
  };
}

function perBefore(money: string): string {
  return /每\s*(\S{1,4})/.exec(money)?.[1] ?? '';
}
