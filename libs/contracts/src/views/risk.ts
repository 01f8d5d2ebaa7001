import type { RiskCode, RiskLevel } from '@helan/domain';

/** One fact about a listing that somebody must look into. */
export interface RiskAlertView {
  readonly id: string;
  /** Null where it is about the platform itself. */
  readonly projectId: string | null;
  readonly projectTitle: string;
  readonly projectNo: string | null;
  readonly code: RiskCode;
  readonly name: string;
  readonly level: RiskLevel;
  readonly levelName: string;
  readonly evidence: string;
  readonly raisedAt: string;
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  readonly outcomeName: string | null;
  readonly finding: string;
  readonly closerName: string | null;
  readonly closedAt: string | null;
  /** The steps that it keeps back, in words; none where it keeps nothing back, or not any more. */
  readonly holds: readonly string[];
  /** Until when; null as long as what it keeps back cannot be taken yet: its days begin then. */
  readonly holdsUntil: string | null;
  readonly releaserName: string | null;
  readonly releasedAt: string | null;
  readonly releaseReason: string | null;
  /** When the supervisor's superior was told, since nobody had dealt with it. */
  readonly toldAt: string | null;
}

/** A red finding that the supervisor has left without a word, before his superior. */
export interface EscalationView {
  readonly id: string;
  readonly projectId: string | null;
  readonly projectTitle: string;
  readonly name: string;
  readonly evidence: string;
  readonly raisedAt: string;
  readonly toldAt: string;
  readonly isClosed: boolean;
}
