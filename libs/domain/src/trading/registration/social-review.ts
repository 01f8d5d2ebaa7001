import type { Quantity } from '../../kernel/area/index.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import type { PropertyType } from '../../property/property-type/index.js';

/** Businesses that lease farmland: they are reviewed before they may take part. Source: 农村土地承包法 第四十五条. */
export const SOCIAL_CAPITAL_KINDS: readonly PartyKind[] = ['ENTERPRISE', 'SOLE_TRADER', 'SOCIAL_ORG'];

/** Who reviews, by the lot's area. Source: rules §11.6; 农村土地经营权流转管理办法 第二十九条. */
export const REVIEW_TIERS = { TOWN: '乡镇审查', COUNTY: '县级审查', CITY: '市级审查' } as const;
export type ReviewTier = keyof typeof REVIEW_TIERS;

/** Where the rulebook's lines put a lot: no line set yet, below all of them, or a tier. */
export type ReviewNeed = 'UNSET' | 'NONE' | ReviewTier;

const LINES = ['social.townMu', 'social.countyMu', 'social.cityMu'] as const;
type ReviewLines = Readonly<Partial<Record<(typeof LINES)[number], number>>>;

/** A line is the smallest area, in whole 亩, that its tier reviews; nought is a line that nobody has set. */
export function reviewNeed(mu: Quantity, lines: ReviewLines): ReviewNeed {
  if (LINES.some((key) => !lines[key])) return 'UNSET';
  const reaches = (key: (typeof LINES)[number]) => mu >= BigInt(lines[key]!) * 10_000n;
  if (reaches('social.cityMu')) return 'CITY';
  if (reaches('social.countyMu')) return 'COUNTY';
  return reaches('social.townMu') ? 'TOWN' : 'NONE';
}

/** Whether this applicant for a right of this type comes under the review at all. */
export function isSocialCapital(type: PropertyType, applicantKind: PartyKind): boolean {
  return type.hasSocialCapitalGate && SOCIAL_CAPITAL_KINDS.includes(applicantKind);
}

/** Whether a review needs to be held at all: there is one, and its lines are set. */
export function isReviewTier(need: ReviewNeed | undefined): need is ReviewTier {
  return need !== undefined && need in REVIEW_TIERS;
}

/** Whether what one body has passed counts where another one is asked: its own tier and those below. */
export function passesFor(tier: ReviewTier, need: ReviewTier): boolean {
  const order = Object.keys(REVIEW_TIERS);
  return order.indexOf(tier) >= order.indexOf(need);
}

/** Papers of the review, as the applicant brings them. Source: rules §11.6. */
export const REVIEW_PAPERS = {
  INTENT_AGREEMENT: { name: '流转意向协议书', hint: '和承包方或者村集体签的' },
  CAPABILITY_PROOF: { name: '农业经营能力或者资质证明', hint: '执照、业绩、农机、技术人员、资金' },
  PROJECT_PLAN: { name: '流转项目规划', hint: '种什么、投多少、怎么保护耕地、风险怎么防' },
} as const;
export type ReviewPaper = keyof typeof REVIEW_PAPERS;
