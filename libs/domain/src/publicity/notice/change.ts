import { type Calendar, periodFrom, type WorkingDayPeriod } from '../../rules/calendar/index.js';
import { type Instant, shanghaiDate } from '../../kernel/date/index.js';
import { canonicalJson, isRefusal, type Refusal } from '../../kernel/index.js';
import { type Application, APPLICATION_FIELDS } from '../../listing/listing/index.js';
import { foldAnswers, type PropertyType } from '../../property/property-type/index.js';

type Field = keyof Application;

/** Price, term, area, qualification, mode, deposit: whoever read the old ones must have the whole time again. */
const SUBSTANTIAL: readonly Field[] = [
  'priceUnit',
  'startPriceYuan',
  'stepYuan',
  'escalation',
  'partYear',
  'payment',
  'paymentEveryYears',
  'paymentPlan',
  'areaAgreement',
  'trading',
  'termFrom',
  'termTo',
  'parcels',
  'quantity',
  'quantityUnit',
  'qualification',
  'qualificationPaper',
  'receivers',
  'right',
  'transferMode',
  'method',
  'depositYuan',
  'depositNature',
  'depositUse',
  'depositInterest',
  'transferorPays',
  'purpose',
];

/** Fields that a published listing keeps for good: another thing is another listing. */
const FIXED: readonly Field[] = [
  'villageCode',
  'isDeclared',
  'decision',
  'agent',
  'coHolders',
  'isSoleHolder',
];

/** A change that is not substantial leaves at least so many working days. Source: rules §6.1 row LISTED/amend. */
export const MIN_DAYS_LEFT = 3;

export type ChangeEffect = 'RESTART' | 'EXTEND';

/** Fields in which two applications differ, in the order of the form. */
export function changedFields(before: Application, after: Application): Field[] {
  return (Object.keys(APPLICATION_FIELDS) as Field[]).filter(
    (field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
  );
}

export function fixedFieldIn(fields: readonly Field[]): Field | undefined {
  return fields.find((field) => FIXED.includes(field));
}

/** What a change does to the period; of a type's own questions its data says which are substantial. Source: rules §6.1. */
export function effectOf(before: Application, after: Application, type: PropertyType): ChangeEffect {
  const isOfForm = changedFields(before, after).some((field) => SUBSTANTIAL.includes(field));
  return isOfForm || changesSubstantialAnswer(before, after, type) ? 'RESTART' : 'EXTEND';
}

function changesSubstantialAnswer(
  before: Application,
  after: Application,
  { attributes, substantial }: PropertyType,
): boolean {
  const [old, now] = [before, after].map((one) => foldAnswers(attributes, one.attributes ?? {})) as [
    Record<string, string>,
    Record<string, string>,
  ];
  return substantial.some((key) => (old[key] ?? '') !== (now[key] ?? ''));
}

/**
 * The period after a change: the whole of it again, or the old end where at least {@link MIN_DAYS_LEFT}
 * working days are left, else that many. Source: rules §6.1.
 */
export function periodAfterChange(
  calendar: Calendar,
  change: { at: Instant; effect: ChangeEffect; workingDays: number; endsAt: Instant },
): WorkingDayPeriod | Refusal {
  const { at, effect, workingDays, endsAt } = change;
  if (effect === 'RESTART') return periodFrom(calendar, at, workingDays);
  const left = workingDaysLeft(calendar, at, endsAt);
  return isRefusal(left) ? left : periodFrom(calendar, at, Math.max(left, MIN_DAYS_LEFT));
}

/** Working days after the day of `at` (or the next working day, late in the day) up to the end of a period. */
export function workingDaysLeft(calendar: Calendar, at: Instant, endsAt: Instant): number | Refusal {
  const start = periodFrom(calendar, at, 0);
  if (isRefusal(start)) return start;
  const end = shanghaiDate(endsAt);
  let days = 0;
  for (;;) {
    const next = calendar.workingDaysAfter(start.day0, days + 1);
    if (isRefusal(next)) return next;
    if (next.at(-1)! > end) return days;
    days += 1;
  }
}
