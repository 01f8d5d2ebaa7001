import { canonicalJson } from '../../kernel/index.js';
import type { PropertyType } from '../../property/property-type/index.js';
import type { Application } from './application.js';
import type { ListingState } from './listing-states.js';

/** What was looked at on the spot: the thing, where it lies, and how much of it there is. A parcel lies where its code says. */
const ON_SITE = ['villageCode', 'parcels', 'quantity', 'quantityUnit'] as const;
/** What the township judged: which right passes to whom, in what manner, for what and for how long. */
const BY_TOWNSHIP = [
  'right',
  'transferMode',
  'ownership',
  'receivers',
  'purpose',
  'termFrom',
  'termTo',
] as const satisfies readonly (keyof Application)[];

/** The steps of the review in their order. */
const STEPS: readonly ListingState[] = [
  'VILLAGE_VERIFYING',
  'TOWN_REVIEWING',
  'CENTER_ACCEPTING',
  'CENTER_REVIEWING',
];

/**
 * The step to which a corrected application returns: the one that asked, or an earlier one whose facts are no longer
 * those that it judged. Source: rules §6.1.
 */
export function stepAfterCorrection(
  asker: ListingState,
  { before, after }: { readonly before: Application; readonly after: Application },
  { subject }: Pick<PropertyType, 'subject'>,
): ListingState {
  const identity = subject.kind === 'ASSET' ? subject.identity : null;
  const isOtherPlace = subject.kind === 'ASSET' && differs(before.location, after.location);
  const isOtherThing =
    isOtherPlace ||
    ON_SITE.some((field) => differs(before[field], after[field])) ||
    (identity !== null && differs(before.attributes?.[identity], after.attributes?.[identity]));
  const isOtherRight = BY_TOWNSHIP.some((field) => differs(before[field], after[field]));
  const needed = isOtherThing ? 'VILLAGE_VERIFYING' : isOtherRight ? 'TOWN_REVIEWING' : asker;
  return STEPS.indexOf(needed) < STEPS.indexOf(asker) ? needed : asker;
}

/** A field that was never filled in and one that is empty are the same. */
function differs(before: unknown, after: unknown): boolean {
  return written(before) !== written(after);
}

function written(value: unknown): string {
  return value === undefined || value === null || value === '' ? '' : canonicalJson(value);
}
