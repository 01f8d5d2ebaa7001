/** Accounts of the center's sub-ledger. Source: rules §10.2. */
export const ACCOUNTS = {
  DEPOSIT_BANK: '其他货币资金—保证金专户',
  DEPOSITS_HELD: '其他应付款—交易保证金',
  FORFEITS_HELD: '其他应付款—违约金（应付转出方）',
  DEPOSIT_UNCLAIMED: '其他应付款—待认领款（保证金专户）',
  TRANSFERS_DUE: '其他应付款—待划转价款（保证金专户）',
  INTEREST_HELD: '其他应付款—应付利息（保证金专户）',
  PRICE_BANK: '其他货币资金—价款专户',
  TRANSFERS_COMING: '其他货币资金—在途划转价款',
  PRICES_HELD: '其他应付款—代收交易价款',
  BONDS_HELD: '其他应付款—履约保证金',
  PRICE_UNCLAIMED: '其他应付款—待认领款（价款专户）',
  PRICE_INTEREST_HELD: '其他应付款—应付利息（价款专户）',
  OPERATING_BANK: '银行存款—基本户',
  INTEREST_INCOME: '财务费用—利息收入',
  SERVICE_INCOME: '主营业务收入—服务费',
  TAX_DUE: '应交税费',
  BOUGHT_SERVICE: '其他收益—政府购买服务',
} as const;

export type Account = keyof typeof ACCOUNTS;
export type BankAccount = 'DEPOSIT_BANK' | 'PRICE_BANK';

/** Each of the center's three accounts at a bank with everything that is owed from it, or is the center's own in it. */
export type LedgerSide = 'DEPOSIT' | 'PRICE' | 'OPERATING';

const BY_SIDE: Readonly<Record<LedgerSide, readonly Account[]>> = {
  DEPOSIT: [
    'DEPOSIT_BANK',
    'DEPOSITS_HELD',
    'FORFEITS_HELD',
    'DEPOSIT_UNCLAIMED',
    'TRANSFERS_DUE',
    'INTEREST_HELD',
  ],
  PRICE: [
    'PRICE_BANK',
    'TRANSFERS_COMING',
    'PRICES_HELD',
    'BONDS_HELD',
    'PRICE_UNCLAIMED',
    'PRICE_INTEREST_HELD',
  ],
  OPERATING: ['OPERATING_BANK', 'INTEREST_INCOME', 'SERVICE_INCOME', 'TAX_DUE', 'BOUGHT_SERVICE'],
};

/** On which side of the books each account stands: one side's money never backs what is owed from another. */
export const SIDE_OF = Object.fromEntries(
  Object.entries(BY_SIDE).flatMap(([side, accounts]) => accounts.map((account) => [account, side])),
) as Readonly<Record<Account, LedgerSide>>;

/** What the center has, at a bank or on its way to one: debits make it more. All others are owed or earned. */
export const ASSETS: readonly Account[] = [
  'DEPOSIT_BANK',
  'PRICE_BANK',
  'TRANSFERS_COMING',
  'OPERATING_BANK',
];

export function isAsset(account: Account): boolean {
  return ASSETS.includes(account);
}

/** Where money that nobody is known to own is owed, and where interest on the bank's balance is. */
export const UNCLAIMED_OF: Readonly<Record<BankAccount, Account>> = {
  DEPOSIT_BANK: 'DEPOSIT_UNCLAIMED',
  PRICE_BANK: 'PRICE_UNCLAIMED',
};
export const INTEREST_OF: Readonly<Record<BankAccount, Account>> = {
  DEPOSIT_BANK: 'INTEREST_HELD',
  PRICE_BANK: 'PRICE_INTEREST_HELD',
};
