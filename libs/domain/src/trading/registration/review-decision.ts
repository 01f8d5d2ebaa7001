import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import type { ReviewTier } from './social-review.js';

/** On what the reviewers say yes or no. */
export const REVIEW_POINTS = {
  landUse: '土地用途',
  capability: '经营能力',
  plan: '产业规划',
} as const;
export type ReviewPoint = keyof typeof REVIEW_POINTS;

export interface ReviewDecision {
  readonly isApproved: boolean;
  readonly opinions: Readonly<Partial<Record<ReviewPoint, string>>>;
  /** Of the paper with which a higher body decided. */
  readonly documentNo?: string | undefined;
}

/** Why a decision cannot stand: each point has its opinion, and above the township there is a document. */
export function refuseReviewDecision({ opinions, documentNo }: ReviewDecision, tier: ReviewTier): Refusal[] {
  const points = Object.entries(REVIEW_POINTS) as [ReviewPoint, string][];
  const faults = points
    .filter(([point]) => isBlank(opinions[point] ?? ''))
    .map(([point, name]) =>
      refusal('application.missing-field', `opinions.${point}`, { name: `${name}的意见` }),
    );
  if (tier !== 'TOWN' && isBlank(documentNo ?? ''))
    faults.push(refusal('application.missing-field', 'documentNo', { name: '审查文件文号' }));
  return faults;
}
