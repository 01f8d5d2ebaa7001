import { addMonths, isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import type { DecisionRule } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';

export const MEETING_KINDS = {
  MEMBERS: '成员大会',
  MEMBER_DELEGATES: '成员代表大会',
  VILLAGERS: '村民会议',
  VILLAGER_DELEGATES: '村民代表会议',
} as const;
export type MeetingKind = keyof typeof MEETING_KINDS;

/** What the body of a collective decided, as its minutes say. Source: rules §6.2. */
export interface CollectiveDecision {
  readonly meeting?: MeetingKind;
  readonly date?: string;
  readonly place?: string;
  /** Everybody entitled to vote in the body, present or not. */
  readonly total?: number;
  readonly present?: number;
  readonly inFavour?: number;
  readonly against?: number;
  readonly abstain?: number;
  readonly resolution?: string;
  readonly postedFrom?: string;
  readonly postedTo?: string;
  readonly overseerOpinion?: string;
  readonly townApprovalNo?: string;
  /** Below this the body does not let it be listed; in 元 of the price unit. */
  readonly priceYuan?: string;
}

export const DECISION_FIELDS = {
  meeting: '会议形式',
  date: '开会日期',
  place: '开会地点',
  total: '应到人数',
  present: '实到人数',
  inFavour: '赞成人数',
  against: '反对人数',
  abstain: '弃权人数',
  resolution: '决议内容',
  postedFrom: '公示起始日',
  postedTo: '公示期满日',
  overseerOpinion: '监事会或村务监督委员会意见',
  townApprovalNo: '乡镇批准文号',
  priceYuan: '决议的最低挂牌价',
} as const satisfies Record<keyof CollectiveDecision, string>;

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

/** A decision so old that a reviewer should ask whether it still stands. Source: rules §6.2, §11.3 R26. */
export function isStaleDecision(decision: CollectiveDecision, today: PlainDate, rulebook: Rulebook): boolean {
  return (
    decision.date !== undefined &&
    isPlainDate(decision.date) &&
    addMonths(decision.date, rulebook['decision.maxAgeMonths']) < today
  );
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
