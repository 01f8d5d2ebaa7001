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
}
