import type { Fen } from '../../kernel/money/index.js';
import { ACCOUNTS, type Account, type BankAccount, SIDE_OF, isAsset } from '../ledger/index.js';

/** What an account held before a period and what moved on it in the period, in fen. */
export interface AccountTurnover {
  readonly account: Account;
  readonly debitBeforeFen: Fen;
  readonly creditBeforeFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

/** A row of the 余额表: balances on the side on which the account stands. In fen. */
export interface TrialRow {
  readonly account: Account;
  readonly name: string;
  readonly side: '借' | '贷';
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly closingFen: Fen;
}

/** 余额表 in the order of the chart; accounts that never moved are left out. Source: rules §10.2. */
export function trialBalance(turnovers: readonly AccountTurnover[]): TrialRow[] {
  const found = new Map(turnovers.map((turnover) => [turnover.account, turnover]));
  return (Object.keys(ACCOUNTS) as Account[]).flatMap((account) => {
    const turnover = found.get(account);
    return turnover ? [toRow(turnover)] : [];
  });
}

function toRow({ account, debitBeforeFen, creditBeforeFen, debitFen, creditFen }: AccountTurnover): TrialRow {
  const sign = isAsset(account) ? 1n : -1n;
  const openingFen = sign * (debitBeforeFen - creditBeforeFen);
  return {
    account,
    name: ACCOUNTS[account],
    side: isAsset(account) ? '借' : '贷',
    openingFen,
    debitFen,
    creditFen,
    closingFen: openingFen + sign * (debitFen - creditFen),
  };
}

/** Debits and credits of a table of balances, each summed over all accounts. In fen. */
export function sumsOf(rows: readonly TrialRow[]): {
  debitFen: Fen;
  creditFen: Fen;
  assetsFen: Fen;
  owedFen: Fen;
} {
  const sum = (pick: (row: TrialRow) => Fen) => rows.reduce((total, row) => total + pick(row), 0n);
  return {
    debitFen: sum(({ debitFen }) => debitFen),
    creditFen: sum(({ creditFen }) => creditFen),
    assetsFen: sum(({ account, closingFen }) => (isAsset(account) ? closingFen : 0n)),
    owedFen: sum(({ account, closingFen }) => (isAsset(account) ? 0n : closingFen)),
  };
}

/** What money came in for and went out for, by the account against which the bank's was booked. Source: rules §10.2. */
const PURPOSES: Readonly<Partial<Record<Account, readonly [cameIn: string, wentOut: string]>>> = {
  DEPOSITS_HELD: ['收交易保证金', '退交易保证金'],
  FORFEITS_HELD: ['收违约金', '付违约金'],
  DEPOSIT_UNCLAIMED: ['收待认领款', '退回待认领款'],
  TRANSFERS_DUE: ['价款专户划回', '划往价款专户'],
  INTEREST_HELD: ['收利息', '付利息'],
  TRANSFERS_COMING: ['保证金专户划入', '划回保证金专户'],
  PRICES_HELD: ['代收交易价款', '拨付、退还交易价款'],
  BONDS_HELD: ['收履约保证金', '退履约保证金'],
  PRICE_UNCLAIMED: ['收待认领款', '退回待认领款'],
  PRICE_INTEREST_HELD: ['收利息', '付利息'],
};
const OTHERWISE = ['其他收入', '其他支出'] as const;

/** What moved on a bank account against one other account in a period; red entries count against what they take back. In fen. */
export interface BankTurnover {
  readonly bank: BankAccount;
  readonly against: Account;
  readonly inFen: Fen;
  readonly outFen: Fen;
}

export interface PurposeRow {
  readonly bank: BankAccount;
  readonly purpose: string;
  readonly inFen: Fen;
  readonly outFen: Fen;
}

/** 收支汇总: by bank account and purpose, in the order of the chart; what did not move is left out. */
export function byPurpose(turnovers: readonly BankTurnover[]): PurposeRow[] {
  const order = Object.keys(ACCOUNTS);
  const place = ({ bank, against }: BankTurnover) =>
    order.indexOf(bank) * order.length + order.indexOf(against);
  return [...turnovers]
    .sort((one, other) => place(one) - place(other))
    .flatMap(({ bank, against, inFen, outFen }) => {
      const [cameIn, wentOut] = PURPOSES[against] ?? OTHERWISE;
      return [
        ...(inFen === 0n ? [] : [{ bank, purpose: cameIn, inFen, outFen: 0n }]),
        ...(outFen === 0n ? [] : [{ bank, purpose: wentOut, inFen: 0n, outFen }]),
      ];
    });
}

/** The bank account of the side of the books on which an account stands. */
export function bankOf(account: Account): BankAccount | undefined {
  const side = SIDE_OF[account];
  if (side === 'OPERATING') return undefined;
  return side === 'DEPOSIT' ? 'DEPOSIT_BANK' : 'PRICE_BANK';
}
