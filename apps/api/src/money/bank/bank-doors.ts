import type { Arrival, BankAccount, Fen } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { BankFault } from './reading/index.js';

/** Money that the bank's own file says came in. */
export interface StatementReceipt {
  readonly bank: BankAccount;
  readonly flowNo: string;
  /** Empty where the file does not tell it. */
  readonly subAccount: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly amountFen: Fen;
  readonly arrival: Arrival;
  readonly remark: string;
  /** Whoever has chosen to take the file in: another confirms it. */
  readonly enteredBy: string;
}

export interface EnteredReceipt {
  readonly result: 'ENTERED' | 'DUPLICATE' | 'REFUSED';
  /** Of one that was entered. */
  readonly receiptId?: string;
  /** Why it was refused. */
  readonly fault?: BankFault;
}

/** How lines that bring money are entered. */
export abstract class ReceiptDoor {
  abstract enterFromBank(tx: EntityManager, lines: readonly StatementReceipt[]): Promise<EnteredReceipt[]>;
}

export interface PaidByBank {
  readonly orderId: string;
  readonly flowNo: string;
  /** A status may name no day. */
  readonly at: Date | null;
}

export interface FailedByBank {
  readonly orderId: string;
  readonly reason: string;
}

/** The other end of a transfer, in the file of the account to which it came. */
export interface ArrivedByBank {
  readonly orderId: string;
  readonly flowNo: string;
}

export interface OrderAnswer {
  readonly outcome: 'TAKEN' | 'KNOWN' | 'REFUSED';
  readonly fault?: BankFault;
}

/** How the bank's word on payments is taken. */
export abstract class PaymentDoor {
  abstract confirmByBank(tx: EntityManager, paid: readonly PaidByBank[]): Promise<OrderAnswer[]>;
  abstract arriveByBank(tx: EntityManager, arrived: readonly ArrivedByBank[]): Promise<OrderAnswer[]>;
  abstract failByBank(tx: EntityManager, failed: readonly FailedByBank[]): Promise<OrderAnswer[]>;
}
