import type { PaymentBatchState } from '@helan/domain';

/** Payments that are handed to the bank together, and how far they have come. */
export interface PaymentBatchView {
  readonly id: string;
  readonly no: string;
  readonly bank: 'DEPOSIT_BANK' | 'PRICE_BANK';
  readonly bankName: string;
  readonly title: string;
  readonly state: PaymentBatchState;
  readonly stateName: string;
  readonly madeByName: string;
  readonly madeByMe: boolean;
  readonly madeAt: string;
  readonly cancelledFor: string | null;
  readonly total: number;
  /** Of which the bank has not said yet what became. */
  readonly waiting: number;
  readonly paid: number;
  readonly failed: number;
  readonly amountFen: string;
}

export interface PreparedBatchView {
  readonly id: string;
  readonly count: number;
  /** Left out: the payee's account is another since it was ordered. */
  readonly changedAccounts: number;
}

/** To whom a payment goes, for whoever pays it; that it was seen is written down. */
export interface PayeeView {
  readonly payeeName: string;
  /** In full. */
  readonly payeeAccount: string;
  /** Null where nobody has told it, as of money that goes back the way it came. */
  readonly bankName: string | null;
  /** 联行号 as it was when the payment was ordered; null where nobody had told it. */
  readonly bankNo: string | null;
  readonly amountFen: string;
  readonly kindName: string;
  /** Why it is paid. */
  readonly why: string;
  /** Null of what belongs to no lot, and while it would tell who has registered. */
  readonly title: string | null;
  readonly lotNo: string | null;
  /** Another account is registered since it was ordered: two people put it right first. */
  readonly isAccountChanged: boolean;
}
