import { type Fen, parseYuan } from '../../kernel/money/index.js';
import { isRefusal } from '../../kernel/index.js';
import type { MoneySource, Procurement, ProcurementCategory } from '../../property/property-type/index.js';
import type { Application } from './application.js';

export interface PurchaseFacts extends Procurement {
  /** Estimate of this contract alone, in fen. */
  readonly estimateFen: Fen;
}

/** What an application of T14 says of its purchase; nothing while it is incomplete. */
export function readProcurement(
  { attributes = {} }: Application,
  relatedFen: Fen,
): PurchaseFacts | undefined {
  const { category, moneySource, estimate = '' } = attributes;
  const estimateFen = parseYuan(estimate);
  if (!category || !moneySource || isRefusal(estimateFen)) return undefined;
  return {
    category: category as ProcurementCategory,
    moneySource: moneySource as MoneySource,
    estimateFen,
    sumFen: estimateFen + relatedFen,
  };
}
