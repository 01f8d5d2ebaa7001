import type { BankProfileView } from '@helan/contracts';
import type { ProposeBankProfileRequest } from '@helan/contracts/requests';
import { BANK_FACTS, type BankFact, ORDER_FACTS, type OrderFact } from '@helan/domain';

/** The facts of a line in the order in which banks have them. */
export const FACTS = Object.entries(BANK_FACTS) as [BankFact, string][];

export type Titles = Readonly<Record<BankFact, string>>;

export const NO_TITLES = Object.fromEntries(FACTS.map(([fact]) => [fact, ''])) as unknown as Titles;

/** The facts of a payment in the order of the table, each with its usual title. */
export const PAYMENT_FACTS = Object.entries(ORDER_FACTS) as [OrderFact, string][];

export type PaymentTitles = Readonly<Record<OrderFact, string>>;

export const USUAL_TITLES = Object.fromEntries(
  PAYMENT_FACTS.map(([fact]) => [fact, '']),
) as unknown as PaymentTitles;

export interface ProfileTyped {
  readonly bank: 'DEPOSIT_BANK' | 'PRICE_BANK';
  readonly accountNo: string;
  readonly accountName: string;
  readonly bankName: string;
  readonly bankNo: string;
  readonly orderForm: 'PAIN' | 'TABLE';
  readonly reason: string;
}

/** As the platform takes it: what the bank's table has not is left out, and a bank without tables has no columns. */
export function profileRequest(
  typed: ProfileTyped,
  titles: Titles,
  payments: PaymentTitles = USUAL_TITLES,
): ProposeBankProfileRequest {
  const columns = saidOf(titles);
  const orderTitles = saidOf(payments);
  return {
    ...typed,
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(Object.keys(orderTitles).length > 0 && { orderTitles }),
  };
}

function saidOf(titles: Readonly<Record<string, string>>): Record<string, string> {
  const trimmed = Object.entries(titles).map(([fact, title]) => [fact, title.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, title]) => title !== ''));
}

/** The columns of a profile, fact by fact, for whoever reads it or says it anew. */
export function titlesOf({ columns }: Pick<BankProfileView, 'columns'>): Titles {
  return { ...NO_TITLES, ...columns };
}

export function paymentTitlesOf({ orderTitles }: Pick<BankProfileView, 'orderTitles'>): PaymentTitles {
  return { ...USUAL_TITLES, ...orderTitles };
}

/** A head that was copied out of the bank's table, title by title; what stands in none of them is left for a person. */
export function titlesIn(head: string, known: Titles): Titles {
  const cells = head
    .split(/[\t,，;；\n]+/)
    .map((cell) => cell.trim())
    .filter(Boolean);
  const found = { ...known } as Record<BankFact, string>;
  for (const [fact, names] of USUAL) {
    if (found[fact] !== '') continue;
    const cell = cells.find((one) => names.includes(one));
    if (cell !== undefined) found[fact] = cell;
  }
  return found;
}

/** Titles as banks write them; a title that may mean several things is in none. */
const USUAL: readonly [BankFact, readonly string[]][] = [
  ['day', ['交易日期', '记账日期', '入账日期', '日期']],
  ['time', ['交易时间', '时间']],
  ['flowNo', ['流水号', '交易流水号', '银行流水号', '核心流水号', '凭证号']],
  ['in', ['贷方发生额', '收入', '收入金额', '贷方金额', '贷方']],
  ['out', ['借方发生额', '支出', '支出金额', '借方金额', '借方']],
  ['direction', ['借贷标志', '借贷方向', '收支标志', '方向']],
  ['balance', ['余额', '账户余额']],
  ['currency', ['币种']],
  ['otherName', ['对方户名', '对方名称', '对方账户名称', '交易对手']],
  ['otherAccount', ['对方账号', '对方帐号', '对方账户']],
  ['subAccount', ['子账号', '虚拟账号', '子账户']],
  ['ownAccount', ['本方账号', '账号', '帐号']],
  ['remark', ['摘要', '附言', '用途', '备注']],
  ['orderMark', ['付款指令号', '指令编号', '企业流水号']],
];
