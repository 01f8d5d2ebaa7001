import { type Refusal, refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import {
  ACCOUNTS,
  type Account,
  type BankAccount,
  INTEREST_OF,
  type LedgerSide,
  SIDE_OF,
  UNCLAIMED_OF,
  isAsset,
} from './chart.js';

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
  /** The decision: from now on the deposits' account owes it to the price's, and nothing is claimed of either bank. */
  transferOrdered: (registration: string, lot: string, fen: Fen) => [
    ...move('DEPOSITS_HELD', 'TRANSFERS_DUE', [registration, registration], fen),
    ...move('TRANSFERS_COMING', 'PRICES_HELD', [lot, lot], fen),
  ],
  /** The same where the notice makes the deposit the bond of the contract. */
  bondTransferOrdered: (registration: string, lot: string, fen: Fen) => [
    ...move('DEPOSITS_HELD', 'TRANSFERS_DUE', [registration, registration], fen),
    ...move('TRANSFERS_COMING', 'BONDS_HELD', [lot, lot], fen),
  ],
  /** The bank has moved it. */
  transferDone: (registration: string, lot: string, fen: Fen) => [
    ...move('TRANSFERS_DUE', 'DEPOSIT_BANK', [registration, registration], fen),
    ...move('PRICE_BANK', 'TRANSFERS_COMING', [lot, lot], fen),
  ],
  depositForfeited: (registration: string, fen: Fen) =>
    move('DEPOSITS_HELD', 'FORFEITS_HELD', [registration, registration], fen),
  forfeitPaidOut: (registration: string, fen: Fen) =>
    move('FORFEITS_HELD', 'DEPOSIT_BANK', [registration, registration], fen),
  priceIn: (lot: string, fen: Fen) => move('PRICE_BANK', 'PRICES_HELD', [lot, lot], fen),
  pricePaidOut: (lot: string, fen: Fen) => move('PRICES_HELD', 'PRICE_BANK', [lot, lot], fen),
  /** What came in with the price and stays as the bond of the contract. */
  bondKept: (lot: string, fen: Fen) => move('PRICES_HELD', 'BONDS_HELD', [lot, lot], fen),
  bondReturned: (lot: string, fen: Fen) => move('BONDS_HELD', 'PRICE_BANK', [lot, lot], fen),
  /** What the bond has to make good is owed as price is. */
  bondToPrice: (lot: string, fen: Fen) => move('BONDS_HELD', 'PRICES_HELD', [lot, lot], fen),
  /** The bank's interest on the whole balance stands under its line of the statement until it is given out. */
  interestIn: (bank: BankAccount, receipt: string, fen: Fen) =>
    move(bank, INTEREST_OF[bank], [receipt, receipt], fen),
  interestAssigned: (bank: BankAccount, receipt: string, subject: string, fen: Fen) => [
    ...move(INTEREST_OF[bank], INTEREST_OF[bank], [receipt, subject], fen),
    ...move(bank, bank, [subject, receipt], fen),
  ],
  interestPaidOut: (bank: BankAccount, subject: string, fen: Fen) =>
    move(INTEREST_OF[bank], bank, [subject, subject], fen),
  /** What the notice leaves to the center, once the bank has moved it to the center's own account. */
  interestKept: (bank: BankAccount, receipt: string, fen: Fen) => [
    ...move(INTEREST_OF[bank], bank, [receipt, receipt], fen),
    ...move('OPERATING_BANK', 'INTEREST_INCOME', [receipt, receipt], fen),
  ],
  /** A fee of the market business with the tax that it contains. */
  serviceIn: (receipt: string, { feeFen, taxFen }: { feeFen: Fen; taxFen: Fen }) => [
    ...move('OPERATING_BANK', 'SERVICE_INCOME', [receipt, receipt], feeFen),
    ...(taxFen === 0n ? [] : move('OPERATING_BANK', 'TAX_DUE', [receipt, receipt], taxFen)),
  ],
  taxPaid: (receipt: string, fen: Fen) => move('TAX_DUE', 'OPERATING_BANK', [receipt, receipt], fen),
  boughtServiceIn: (receipt: string, fen: Fen) =>
    move('OPERATING_BANK', 'BOUGHT_SERVICE', [receipt, receipt], fen),
  unclaimedIn: (bank: BankAccount, receipt: string, fen: Fen) =>
    move(bank, UNCLAIMED_OF[bank], [receipt, receipt], fen),
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
    move(UNCLAIMED_OF[bank], bank, [receipt, receipt], fen),
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

/**
 * Why lines are no entry: debits and credits must be equal on each side of the books, above zero, and never both on one
 * line.
 */
export function refusePostings(lines: readonly Posting[]): Refusal | undefined {
  const isEachOneSided = lines.every(
    (line) =>
      line.debitFen >= 0n && line.creditFen >= 0n && (line.debitFen === 0n) !== (line.creditFen === 0n),
  );
  const isEven = [...netBySide(lines).values()].every((net) => net === 0n);
  return lines.length > 0 && isEachOneSided && isEven ? undefined : refusal('posting.unbalanced');
}

/** Debits less credits of each side of the books, in fen. */
function netBySide(lines: readonly Posting[]): Map<LedgerSide, Fen> {
  const nets = new Map<LedgerSide, Fen>();
  for (const { account, debitFen, creditFen } of lines) {
    const side = SIDE_OF[account];
    nets.set(side, (nets.get(side) ?? 0n) + debitFen - creditFen);
  }
  return nets;
}

export interface Balance {
  readonly account: Account;
  readonly subject: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

const UNEVEN: Readonly<Record<LedgerSide, string>> = {
  DEPOSIT: '保证金专户余额与应付保证金不符',
  PRICE: '价款专户余额与代收价款不符',
  OPERATING: '基本户余额与中心自有的收入、应交税费不符',
};

/**
 * What is wrong with the books, in words; empty when they stand: what each bank account holds is what is owed
 * from it, and nobody is owed less than nothing. Source: rules §10.2.
 */
export function findLedgerFaults(balances: readonly Balance[]): string[] {
  return [...findAccountFaults(balances), ...balances.filter(isOverdrawn).map(overdrawnInWords)];
}

/** The first half of it, for which the sums of the accounts are enough, whosever the money is. */
export function findAccountFaults(balances: readonly Balance[]): string[] {
  const nets = netBySide(balances);
  const faults = (Object.keys(UNEVEN) as LedgerSide[])
    .filter((side) => (nets.get(side) ?? 0n) !== 0n)
    .map((side) => UNEVEN[side]);
  const underWay = balances
    .filter(({ account }) => account === 'TRANSFERS_DUE' || account === 'TRANSFERS_COMING')
    .reduce((sum, { debitFen, creditFen }) => sum + debitFen - creditFen, 0n);
  return underWay === 0n ? faults : [...faults, '待划转的保证金与在途的价款不符'];
}

/** Whether more has gone out than came in. */
export function isOverdrawn({ account, debitFen, creditFen }: Balance): boolean {
  return isAsset(account) ? debitFen < creditFen : creditFen < debitFen;
}

/** Of whom more has gone out than came in. */
export function overdrawnInWords({ account, subject }: Pick<Balance, 'account' | 'subject'>): string {
  return `${ACCOUNTS[account]} ${subject} 付出多于收入`;
}
