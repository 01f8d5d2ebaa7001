import type { PaymentChangeKind } from '@helan/domain';

/** What changed a plan after both had signed, or waits for a second person to. */
export interface PaymentChangeView {
  readonly id: string;
  readonly kind: PaymentChangeKind;
  readonly kindName: string;
  /** Of which payment; null where it is the whole plan. */
  readonly seq: number | null;
  /** What was entered, in words. */
  readonly words: string;
  readonly reason: string;
  readonly proposedAt: string;
  readonly isMine: boolean;
  /** Null until somebody has answered. */
  readonly agrees: boolean | null;
  readonly answer: string | null;
  /** By how much the plan's sum grew, below nought where it shrank; null until it counts. */
  readonly deltaFen: string | null;
  /** What the transferor has had too much and gives back himself. */
  readonly directFen: string;
}

/** 催缴函: a letter that asked for a payment. */
export interface DunningLetterView {
  readonly id: string;
  readonly no: string;
  readonly seq: number;
  readonly openFen: string;
  readonly madeAt: string;
}
