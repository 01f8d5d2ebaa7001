import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import type { DecisionRule } from '../../property/property-type/index.js';
import { type CollectiveDecision, DECISION_FIELDS } from './decision.js';

const REQUIRED = Object.keys(DECISION_FIELDS).filter(
  (field) => field !== 'townApprovalNo' && field !== 'priceYuan',
) as (keyof CollectiveDecision)[];

/**
 * Why a decision does not carry the listing. The majority is of the whole body, not of those present:
 * `inFavour × 3 ≥ total × 2`, in whole numbers. Source: rules §6.2; 农村土地承包法 第五十二条.
 */
export function refuseDecision(
  decision: CollectiveDecision | null | undefined,
  rule: DecisionRule,
  today: PlainDate,
): Refusal[] {
  if (!decision) return [refusal('decision.missing', 'decision', { source: rule.source })];
  const missing = REQUIRED.filter((field) => decision[field] === undefined || decision[field] === '').map(
    (field) => refusal('application.missing-field', `decision.${field}`, { name: DECISION_FIELDS[field] }),
  );
  if (missing.length > 0) return missing;
  const faults = [...refuseVotes(decision, rule), ...refuseDays(decision, today)];
  if (rule.needsTownApproval && isBlank(decision.townApprovalNo ?? ''))
    faults.push(refusal('decision.no-town-approval', 'decision.townApprovalNo', { source: rule.source }));
  return faults;
}

function refuseVotes(decision: CollectiveDecision, rule: DecisionRule): Refusal[] {
  const { total = 0, present = 0, inFavour = 0, against = 0, abstain = 0 } = decision;
  const counts = [total, present, inFavour, against, abstain];
  const areWhole = counts.every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!areWhole || total < 1 || present > total || inFavour + against + abstain !== present)
    return [refusal('decision.bad-count', 'decision.present', { total, present })];
  const isEnough = rule.majority === 'TWO_THIRDS' ? inFavour * 3 >= total * 2 : inFavour * 2 > total;
  const needed = rule.majority === 'TWO_THIRDS' ? Math.ceil((total * 2) / 3) : Math.floor(total / 2) + 1;
  return isEnough
    ? []
    : [refusal('decision.not-enough', 'decision.inFavour', { total, inFavour, needed, source: rule.source })];
}

function refuseDays({ date, postedFrom, postedTo }: CollectiveDecision, today: PlainDate): Refusal[] {
  const days = { date, postedFrom, postedTo };
  const unreadable = Object.entries(days).filter(([, day]) => !isPlainDate(day ?? ''));
  if (unreadable.length > 0)
    return unreadable.map(([field]) => refusal('calendar.bad-date', `decision.${field}`));
  if (date! > today) return [refusal('decision.in-future', 'decision.date')];
  if (postedFrom! < date! || postedTo! < postedFrom! || postedTo! > today)
    return [refusal('decision.no-publicity', 'decision.postedTo')];
  return [];
}
