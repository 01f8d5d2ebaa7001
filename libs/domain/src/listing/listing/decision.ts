import { addMonths, isPlainDate, type PlainDate } from '../../kernel/date/index.js';
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

/** A decision so old that a reviewer should ask whether it still stands. Source: rules §6.2, §11.3 R26. */
export function isStaleDecision(decision: CollectiveDecision, today: PlainDate, rulebook: Rulebook): boolean {
  return (
    decision.date !== undefined &&
    isPlainDate(decision.date) &&
    addMonths(decision.date, rulebook['decision.maxAgeMonths']) < today
  );
}
