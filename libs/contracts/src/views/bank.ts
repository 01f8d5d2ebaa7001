import type {
  BankAccount,
  BankColumns,
  BankStatementAction,
  BankStatementState,
  LineDirection,
  OrderForm,
  OrderTitles,
} from '@helan/domain';

/** What is known of the bank of one of the center's accounts, or proposed about it. */
export interface BankProfileView {
  readonly id: string;
  readonly bank: BankAccount;
  /** What the account is called in the books. */
  readonly accountTitle: string;
  readonly version: number;
  readonly state: 'PROPOSED' | 'IN_FORCE' | 'REFUSED' | 'REPLACED';
  readonly stateName: string;
  readonly accountNo: string;
  readonly accountName: string;
  readonly bankName: string;
  readonly bankNo: string;
  readonly orderForm: OrderForm;
  readonly orderFormName: string;
  /** Titles of the bank's table; null where it sends none. */
  readonly columns: BankColumns | null;
  /** Titles of the table of payments that the bank has of its own; null where it takes the usual ones. */
  readonly orderTitles: OrderTitles | null;
  readonly reason: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly answererName: string | null;
  readonly answeredAt: string | null;
  readonly answer: string | null;
  readonly isMine: boolean;
}

/** A file of the bank. Counts are null until it is read. */
export interface BankStatementView {
  readonly id: string;
  readonly bank: BankAccount;
  readonly accountTitle: string;
  readonly state: BankStatementState;
  readonly stateName: string;
  readonly formName: string | null;
  readonly fileName: string;
  readonly bytes: number;
  readonly uploaderName: string;
  readonly uploadedAt: string;
  readonly isMine: boolean;
  /** Lines that were read so far. */
  readonly readLines: number;
  readonly lines: number | null;
  /** Can be taken in. */
  readonly newLines: number | null;
  /** Were taken in before, of this file or of another one. */
  readonly knownLines: number | null;
  /** Cannot be taken, each with its reason. */
  readonly badLines: number | null;
  /** Of the new ones those that confirm payments, or say that they failed: a second person looks at the file. */
  readonly paymentLines: number | null;
  /** Of the new ones those that are taken in by now. */
  readonly doneLines: number;
  readonly faultSentence: string | null;
  readonly refusal: string | null;
  readonly chooserName: string | null;
  readonly releaserName: string | null;
  /** It stopped on the way: what to do. */
  readonly stuckSentence: string | null;
  /** What whoever reads it may do now. */
  readonly actions: readonly (BankStatementAction | 'retry')[];
}

/** One line of a file that is looked at before it is taken in. */
export interface BankStatementLineView {
  readonly no: number;
  /** Row of the table, or entry of the message. */
  readonly place: number;
  readonly verdict: 'NEW' | 'KNOWN' | 'DIFFERS' | 'BAD';
  readonly verdictName: string;
  readonly sentence: string | null;
  readonly kind: LineDirection | 'PAID' | 'FAILED' | 'WAITING' | null;
  readonly kindName: string | null;
  readonly flowNo: string | null;
  readonly day: string | null;
  /** These are told to whoever brought the file; beside a deposit they would tell others who has registered. */
  readonly amountFen: string | null;
  readonly subAccount: string | null;
  readonly otherName: string | null;
  readonly otherAccountMasked: string | null;
  readonly remark: string | null;
  readonly orderId: string | null;
}

/** A line of an account as the bank has told it, and what came of it. */
export interface BankLineView {
  readonly id: string;
  readonly bank: BankAccount;
  readonly statementId: string;
  readonly direction: LineDirection;
  readonly day: string;
  readonly flowNo: string;
  readonly outcome: 'RECEIPT' | 'PAYMENT' | 'RETURN' | 'TRANSFER' | 'KNOWN' | 'LEFT';
  readonly outcomeName: string;
  readonly sentence: string | null;
  /** Null on the account of deposits: they would tell who has registered. */
  readonly amountFen: string | null;
  readonly otherName: string | null;
  readonly orderId: string | null;
}
