import { type Refusal, refusal } from '../../kernel/index.js';
import { headKey } from './bank-cell.js';

/** What the table of payments says of each of them, in this order, and under which title unless the bank has its own. */
export const ORDER_FACTS = {
  place: '序号',
  payeeName: '收款人户名',
  payeeAccount: '收款人账号',
  payeeBankNo: '收款行行号',
  amount: '金额',
  purpose: '用途',
  orderMark: '付款指令号',
} as const;

export type OrderFact = keyof typeof ORDER_FACTS;

/** Titles of one bank; what is not said has the usual one. */
export type OrderTitles = Readonly<Partial<Record<OrderFact, string>>>;

export function orderTitle(fact: OrderFact, own: OrderTitles | null = null): string {
  return own?.[fact] || ORDER_FACTS[fact];
}

/** No two columns bear one title, the usual ones among them. */
export function refuseOrderTitles(own: OrderTitles): Refusal[] {
  const seen = new Map<string, OrderFact>();
  return (Object.keys(ORDER_FACTS) as OrderFact[]).flatMap((fact) => {
    const title = orderTitle(fact, own);
    const other = seen.get(headKey(title));
    seen.set(headKey(title), other ?? fact);
    if (other === undefined) return [];
    // At the one that somebody has said.
    const field = own[fact] ? fact : other;
    return [refusal('bank.columns-doubled', field, { column: title, other: ORDER_FACTS[other] })];
  });
}
