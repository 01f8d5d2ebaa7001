import type { Fen } from '../../kernel/money/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';

export type ProcurementCategory = 'WORKS' | 'GOODS' | 'SERVICES' | 'OTHER_SERVICES';
export type MoneySource = 'STATE' | 'COLLECTIVE';

export interface Procurement {
  readonly category: ProcurementCategory;
  readonly moneySource: MoneySource;
  /** Estimate of this contract together with every other of the same buyer, project and category in twelve months. */
  readonly sumFen: Fen;
}

/**
 * `IN_PLATFORM` must come here; `VOLUNTARY` may; `MUST_TENDER` is the statute's and goes to the regional
 * platform; `OVER_CEILING` is outside the plan's type and the supervisor's to decide.
 */
export type ProcurementCase = 'IN_PLATFORM' | 'VOLUNTARY' | 'MUST_TENDER' | 'OVER_CEILING';

/** The ceiling of a category in fen; other services have none. Source: 贺党办〔2022〕110号 三(三)14. */
export function ceilingOf(category: ProcurementCategory, rulebook: Rulebook): Fen | undefined {
  if (category === 'WORKS') return BigInt(rulebook['t14.worksCeiling']);
  if (category === 'GOODS') return BigInt(rulebook['t14.goodsCeiling']);
  return category === 'SERVICES' ? BigInt(rulebook['t14.servicesCeiling']) : undefined;
}

/**
 * Which rule a purchase falls under. Both texts include their own number (民法典 第一千二百五十九条); at the
 * ceiling itself the national duty wins. Source: rules §4; 必须招标的工程项目规定 第五条.
 */
export function classifyProcurement(
  { category, moneySource, sumFen }: Procurement,
  rulebook: Rulebook,
): ProcurementCase {
  const ceiling = ceilingOf(category, rulebook);
  if (ceiling !== undefined && sumFen >= ceiling)
    return moneySource === 'STATE' ? 'MUST_TENDER' : 'OVER_CEILING';
  return sumFen >= BigInt(rulebook['t14.floor']) ? 'IN_PLATFORM' : 'VOLUNTARY';
}

/** At so many hundredths of a percent of the ceiling and below it the form warns. Source: rules §4. */
export function isNearCeiling({ category, sumFen }: Procurement, rulebook: Rulebook): boolean {
  const ceiling = ceilingOf(category, rulebook);
  return (
    ceiling !== undefined &&
    sumFen < ceiling &&
    sumFen * 10_000n >= ceiling * BigInt(rulebook['t14.warnRatio'])
  );
}
