import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import {
  ORDER_FACTS,
  type OrderFact,
  type OrderTitles,
  type PaymentToMake,
  orderMarkOf,
  orderTitle,
  plainYuan,
} from '@helan/domain';

const FACTS = Object.keys(ORDER_FACTS) as OrderFact[];

/** What stands in each column; of the place, counted from 0, the table counts from 1. */
const CELLS: Readonly<Record<OrderFact, (payment: PaymentToMake, place: number) => string>> = {
  place: (_, place) => String(place + 1),
  payeeName: ({ payeeName }) => payeeName,
  payeeAccount: ({ payeeAccount }) => payeeAccount,
  payeeBankNo: ({ payeeBankNo }) => payeeBankNo ?? '',
  amount: ({ amountFen }) => plainYuan(amountFen),
  purpose: ({ purpose }) => purpose,
  orderMark: ({ orderId }) => orderMarkOf(orderId),
};

/** Written in GB18030, which banks read: of GBK a rare character of a name would become a question mark without a word. */
export function paymentTable(payments: readonly PaymentToMake[], own: OrderTitles | null = null): Buffer {
  const titles = FACTS.map((fact) => orderTitle(fact, own));
  const rows = payments.map((payment, place) => FACTS.map((fact) => CELLS[fact](payment, place)));
  const text = stringify([titles, ...rows], { escape_formulas: true, record_delimiter: '\r\n' });
  return iconv.encode(text, 'gb18030');
}
