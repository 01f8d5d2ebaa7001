import { type Refusal, refusal } from '../../kernel/index.js';
import { formatYuan } from '../../kernel/money/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { type Procurement, ceilingOf, classifyProcurement } from './procurement.js';

/** Why a purchase may not be listed here; `isAllowedBySupervisor` heals the plan's ceiling, never the statute's. */
export function refuseProcurement(
  procurement: Procurement,
  rulebook: Rulebook,
  isAllowedBySupervisor = false,
): Refusal | undefined {
  const found = classifyProcurement(procurement, rulebook);
  const ceiling = ceilingOf(procurement.category, rulebook);
  const values = { sum: formatYuan(procurement.sumFen), ceiling: formatYuan(ceiling ?? 0n) };
  if (found === 'MUST_TENDER') return refusal('procurement.must-tender', 'startPriceYuan', values);
  if (found === 'OVER_CEILING' && !isAllowedBySupervisor)
    return refusal('procurement.over-ceiling', 'startPriceYuan', values);
  return undefined;
}
