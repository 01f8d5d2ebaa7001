import type { RiskCode } from './risk-rule.js';

/** A finding as far as it can be held against others; `projectId` is null where it is about the platform. */
export interface CausedFinding {
  readonly projectId: string | null;
  readonly code: RiskCode;
  readonly closedAt: string | null;
}

/**
 * Findings of one cause together: of one project, by one rule, dealt with or not. Groups and what is in them keep the
 * order in which they came.
 */
export function foldByCause<Finding extends CausedFinding>(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const cause = `${finding.projectId} ${finding.code} ${finding.closedAt === null}`;
    groups.set(cause, [...(groups.get(cause) ?? []), finding]);
  }
  return [...groups.values()];
}
