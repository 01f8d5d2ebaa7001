import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { type PaymentToMake, orderMarkOf, plainYuan } from '@helan/domain';

/** Titles as the batch payment pages of banks have them; the last comes back with the result. */
const TITLES = ['序号', '收款人户名', '收款人账号', '收款行行号', '金额', '用途', '付款指令号'] as const;

/** Written in GB18030, which banks read: of GBK a rare character of a name would become a question mark without a word. */
export function paymentTable(payments: readonly PaymentToMake[]): Buffer {
  const rows = payments.map((payment, at) => [
    String(at + 1),
    payment.payeeName,
    payment.payeeAccount,
    payment.payeeBankNo ?? '',
    plainYuan(payment.amountFen),
    payment.purpose,
    orderMarkOf(payment.orderId),
  ]);
  const text = stringify([[...TITLES], ...rows], { escape_formulas: true, record_delimiter: '\r\n' });
  return iconv.encode(text, 'gb18030');
}
