import type { BankAccount, DayAct, DayAction, DayState, DifferenceKind } from '@helan/domain';

/** A place at which book and bank disagree at the end of a day. Amounts in fen, in above zero, out below. */
export interface DifferenceView {
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly kindName: string;
  /** `流水 202611030001`. */
  readonly name: string;
  readonly bookFen: string;
  readonly bankFen: string;
  /** By how much the bank is above the book. */
  readonly gapFen: string;
  readonly memo: string | null;
  readonly bookDay: string | null;
  readonly bankDay: string | null;
  /** Of what only time parts: the day on which both had it. */
  readonly settledOn: string | null;
  /** What is known of it: a receipt or a payment that waits for somebody. */
  readonly hint: string | null;
  readonly needsExplanation: boolean;
  readonly isExplained: boolean;
  /** What was said about it; of another amount where it is not explained by it. */
  readonly note: { readonly reason: string; readonly byName: string; readonly at: string } | null;
}

export interface DayActView {
  readonly act: DayAct;
  readonly actName: string;
  readonly note: string;
  /** Null where the platform itself did it. */
  readonly byName: string | null;
  readonly at: string;
}

/** 一天的对账. */
export interface DayView {
  readonly bank: BankAccount;
  readonly bankName: string;
  readonly day: string;
  readonly state: DayState;
  readonly stateName: string;
  /** Days before it on which nothing moved are closed along with it; its own day where there are none. */
  readonly fromDay: string;
  readonly bookFen: string;
  /** Null where nothing of the bank lies here. */
  readonly bankFen: string | null;
  /** The bank's balance was typed from its own paper. */
  readonly isBankTyped: boolean;
  readonly hasBankLines: boolean;
  readonly differences: readonly DifferenceView[];
  /** How many there are; more than are listed where there are too many. */
  readonly differenceCount: number;
  readonly unconfirmed: readonly { readonly id: string; readonly flowNo: string }[];
  /** Deposits that became price and are still to be moved by the bank, of both accounts. */
  readonly transfersFen: string;
  readonly closedByName: string | null;
  readonly closedAt: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: string | null;
  readonly reopening: { readonly reason: string; readonly byName: string; readonly isMine: boolean } | null;
  /** What keeps it from being closed; null where nothing does, and where it is closed. */
  readonly refusal: string | null;
  /** What the one who asks may do now. */
  readonly actions: readonly DayAction[];
  readonly acts: readonly DayActView[];
}

/** A day of a month in the list: what moved in the book, what the bank says moved. Amounts in fen. */
export interface DayRowView {
  readonly day: string;
  readonly state: DayState;
  readonly stateName: string;
  readonly bookInFen: string;
  readonly bookOutFen: string;
  readonly bankInFen: string;
  readonly bankOutFen: string;
  /** Balances of a day that is closed. */
  readonly bookFen: string | null;
  readonly bankFen: string | null;
}

export interface MonthOfDaysView {
  readonly bank: BankAccount;
  readonly bankName: string;
  readonly month: string;
  readonly previousMonth: string;
  /** Null where it has not begun. */
  readonly nextMonth: string | null;
  readonly rows: readonly DayRowView[];
  /** The day that is to be closed next; null where nothing waits. */
  readonly nextDay: string | null;
  readonly closedThrough: string | null;
}

/** 余额表 and 收支汇总 of a month or a year. Amounts in fen. */
export interface StatementView {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly balances: readonly {
    readonly name: string;
    readonly side: '借' | '贷';
    readonly openingFen: string;
    readonly debitFen: string;
    readonly creditFen: string;
    readonly closingFen: string;
  }[];
  readonly purposes: readonly {
    readonly bankName: string;
    readonly purpose: string;
    readonly inFen: string;
    readonly outFen: string;
  }[];
  /** Days of it, on which something moved, that nobody has closed and confirmed, of either account. */
  readonly openDays: number;
}

/** 分户账: what moved of somebody's, or for a project or a village. Amounts in fen. */
export interface AccountStatementView {
  readonly title: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly {
    readonly day: string;
    readonly subject: string;
    readonly accountName: string;
    readonly memo: string;
    readonly flowNo: string | null;
    readonly outFen: string;
    readonly inFen: string;
    /** What is held after it, of all that the statement is about. */
    readonly balanceFen: string;
  }[];
  /** What stands behind each row: what is held, or of a party what he paid less what he got. */
  readonly balanceName: '余额' | '净额';
  readonly openingFen: string;
  readonly closingFen: string;
  /** There are more rows than are shown: the files hold all. */
  readonly hasMore: boolean;
}

/** 收据. */
export interface VoucherView {
  readonly no: string;
  readonly receiptId: string;
  readonly bankName: string;
  readonly flowNo: string;
  readonly issuedAt: string;
  readonly issuedByName: string;
  /** The money was booked out again: the receipt is 作废. */
  readonly isVoid: boolean;
}

/** Of what a statement of accounts can be asked for. */
export interface StatementSubjectView {
  readonly kind: 'projects' | 'parties' | 'villages';
  readonly id: string;
  readonly name: string;
}

/** What is wrong with the books at a moment; nothing where they stand. */
export interface BooksCheckView {
  readonly at: string;
  readonly faults: readonly string[];
}

/** How much waits at each tab of the cashier's desk. */
export interface MoneyWaitingView {
  readonly files: number;
  readonly sentBack: number;
  readonly check: number;
  readonly confirm: number;
  readonly held: number;
  readonly pool: number;
  readonly answers: number;
  readonly pay: number;
  readonly batches: number;
  readonly paid: number;
  readonly transfers: number;
  readonly cameBack: number;
  readonly banks: number;
}
