/** What a line of a bank's file can say, by what it is called on the platform. */
export const BANK_FACTS = {
  day: '交易日期',
  time: '交易时间',
  flowNo: '流水号',
  signed: '金额（一列，支出是负数）',
  amount: '金额（一列，方向另有一列）',
  direction: '借贷方向',
  in: '收入（贷方）',
  out: '支出（借方）',
  balance: '余额',
  currency: '币种',
  otherName: '对方户名',
  otherAccount: '对方账号',
  subAccount: '子账号',
  ownAccount: '本方账号',
  remark: '摘要、附言',
  orderMark: '付款指令号',
} as const;

export type BankFact = keyof typeof BANK_FACTS;

/** One line as the bank has written it: text by fact, folded as far as {@link plainCell} does. What is not told is missing. */
export type WrittenLine = Readonly<Partial<Record<BankFact, string>>> & { readonly isReversal?: boolean };
