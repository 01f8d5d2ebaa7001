import { formatQuantity, parseQuantity, type Quantity } from '../../kernel/area/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';

export interface ParcelPart {
  readonly name: string;
  /** 亩, at most four decimals. */
  readonly mu: string;
}

/** Most parts that a parcel is split into at once. */
export const MOST_PARTS = 20;

/**
 * Why a parcel cannot be split so. A lot takes whole parcels; who lets a part first has it split off, and the
 * parts are the whole: their areas sum to the parcel's to the last 0.0001 亩. Source: rules §3.2.
 */
export function refuseSplit(whole: Quantity, parts: readonly ParcelPart[]): Refusal[] {
  if (parts.length < 2 || parts.length > MOST_PARTS)
    return [refusal('split.count', 'parts', { max: MOST_PARTS })];
  const faults = parts.flatMap(({ name, mu }, index) => [
    ...(isBlank(name)
      ? [refusal('application.missing-field', `parts.${index}.name`, { name: '地块名称' })]
      : []),
    ...(parseQuantity(mu) === undefined ? [refusal('area.out-of-range', `parts.${index}.mu`)] : []),
  ]);
  if (faults.length > 0) return faults;
  const sum = parts.reduce((total, { mu }) => total + parseQuantity(mu)!, 0n);
  if (sum === whole) return [];
  return [refusal('split.sum', 'parts', { sum: formatQuantity(sum), whole: formatQuantity(whole) })];
}

/** `6401…001` → `6401…001/2`: a part bears its parcel's code and its own number. */
export function partCode(code: string, number: number): string {
  return `${code}/${number}`;
}
