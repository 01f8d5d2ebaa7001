import { type Refusal, refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';

/** Accounts of the center's sub-ledger. Source: rules §10.2. */
export const ACCOUNTS = {
  DEPOSIT_BANK: '其他货币资金—保证金专户',
  PRICE_BANK: '其他货币资金—价款专户',
  DEPOSITS_HELD: '其他应付款—交易保证金',
  FORFEITS_HELD: '其他应付款—违约金（应付转出方）',
  DEPOSIT_UNCLAIMED: '其他应付款—待认领款（保证金专户）',
  PRICES_HELD: '其他应付款—代收交易价款',
  PRICE_UNCLAIMED: '其他应付款—待认领款（价款专户）',
} as const;

export type Account = keyof typeof ACCOUNTS;
export type BankAccount = 'DEPOSIT_BANK' | 'PRICE_BANK';

/** One line of an entry. `subject` is whose money it is: a registration, a lot or a bank receipt. */
export interface Posting {
  readonly account: Account;
  readonly subject: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

function move(debit: Account, credit: Account, subjects: readonly [string, string], fen: Fen): Posting[] {
  return [
    { account: debit, subject: subjects[0], debitFen: fen, creditFen: 0n },
    { account: credit, subject: subjects[1], debitFen: 0n, creditFen: fen },
  ];
}

/** The rows of rules §10.2, one function an event; amounts in fen. */
export const postings = {
  depositIn: (registration: string, fen: Fen) =>
    move('DEPOSIT_BANK', 'DEPOSITS_HELD', [registration, registration], fen),
  depositRefunded: (registration: string, fen: Fen) =>
    move('DEPOSITS_HELD', 'DEPOSIT_BANK', [registration, registration], fen),
  depositToPrice: (registration: string, lot: string, fen: Fen) => [
    ...move('DEPOSITS_HELD', 'PRICES_HELD', [registration, lot], fen),
    ...move('PRICE_BANK', 'DEPOSIT_BANK', [lot, registration], fen),
  ],
  depositForfeited: (registration: string, fen: Fen) =>
    move('DEPOSITS_HELD', 'FORFEITS_HELD', [registration, registration], fen),
  forfeitPaidOut: (registration: string, fen: Fen) =>
    move('FORFEITS_HELD', 'DEPOSIT_BANK', [registration, registration], fen),
  priceIn: (lot: string, fen: Fen) => move('PRICE_BANK', 'PRICES_HELD', [lot, lot], fen),
  pricePaidOut: (lot: string, fen: Fen) => move('PRICES_HELD', 'PRICE_BANK', [lot, lot], fen),
  unclaimedIn: (bank: BankAccount, receipt: string, fen: Fen) =>
    move(bank, unclaimedOf(bank), [receipt, receipt], fen),
  /** What was nobody's is found to be somebody's: what is owed and what lies at the bank both become his. */
  unclaimedToDeposit: (receipt: string, registration: string, fen: Fen) => [
    ...move('DEPOSIT_UNCLAIMED', 'DEPOSITS_HELD', [receipt, registration], fen),
    ...move('DEPOSIT_BANK', 'DEPOSIT_BANK', [registration, receipt], fen),
  ],
  unclaimedToPrice: (receipt: string, lot: string, fen: Fen) => [
    ...move('PRICE_UNCLAIMED', 'PRICES_HELD', [receipt, lot], fen),
    ...move('PRICE_BANK', 'PRICE_BANK', [lot, receipt], fen),
  ],
  unclaimedReturned: (bank: BankAccount, receipt: string, fen: Fen) =>
    move(unclaimedOf(bank), bank, [receipt, receipt], fen),
} as const;

/** 红字冲正: the entry that takes another one back, line by line. Source: rules §10.2. */
export function reversed(lines: readonly Posting[]): Posting[] {
  return lines.map(({ account, subject, debitFen, creditFen }) => ({
    account,
    subject,
    debitFen: creditFen,
    creditFen: debitFen,
  }));
}

function unclaimedOf(bank: BankAccount): Account {
  return bank === 'DEPOSIT_BANK' ? 'DEPOSIT_UNCLAIMED' : 'PRICE_UNCLAIMED';
}

/** Why lines are no entry: debits and credits must be equal, above zero, and never both on one line. */
export function refusePostings(lines: readonly Posting[]): Refusal | undefined {
  const debit = lines.reduce((sum, line) => sum + line.debitFen, 0n);
  const credit = lines.reduce((sum, line) => sum + line.creditFen, 0n);
  const isEachOneSided = lines.every(
    (line) =>
      line.debitFen >= 0n && line.creditFen >= 0n && (line.debitFen === 0n) !== (line.creditFen === 0n),
  );
  return debit === credit && debit > 0n && isEachOneSided ? undefined : refusal('posting.unbalanced');
}

export interface Balance {
  readonly account: Account;
  readonly subject: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

/** Accounts at the bank; from the others is owed. */
export const BANK_ACCOUNTS: readonly Account[] = ['DEPOSIT_BANK', 'PRICE_BANK'];

/**
 * What is wrong with the books, in words; empty when they stand: what each bank account holds is what is owed
 * from it, and nobody is owed less than nothing. Source: rules §10.2.
 */
export function findLedgerFaults(balances: readonly Balance[]): string[] {
  return [...findAccountFaults(balances), ...balances.filter(isOverdrawn).map(overdrawnInWords)];
}

/** The first half of it, for which the sums of the accounts are enough, whosever the money is. */
export function findAccountFaults(balances: readonly Balance[]): string[] {
  const net = (accounts: readonly Account[]) =>
    balances
      .filter((row) => accounts.includes(row.account))
      .reduce((sum, row) => sum + row.debitFen - row.creditFen, 0n);
  const faults: string[] = [];
  if (net(['DEPOSIT_BANK', 'DEPOSITS_HELD', 'FORFEITS_HELD', 'DEPOSIT_UNCLAIMED']) !== 0n)
    faults.push('保证金专户余额与应付保证金不符');
  if (net(['PRICE_BANK', 'PRICES_HELD', 'PRICE_UNCLAIMED']) !== 0n) faults.push('价款专户余额与代收价款不符');
  return faults;
}

function isOverdrawn({ account, debitFen, creditFen }: Balance): boolean {
  return !BANK_ACCOUNTS.includes(account) && creditFen < debitFen;
}

/** Of whom more has gone out than came in. */
export function overdrawnInWords({ account, subject }: Pick<Balance, 'account' | 'subject'>): string {
  return `${ACCOUNTS[account]} ${subject} 付出多于收入`;
}
