import { type Instant, shanghaiDate } from '../../kernel/date/index.js';
import { comparePayer } from '../../kernel/identity/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';
import type { DepositState } from './deposit-lifecycle.js';

/** What the bank statement says of a receipt. */
export interface Receipt {
  readonly payerName: string;
  readonly amountFen: Fen;
  readonly arrivedAt: Instant;
  /** The bank names no more than the day, and `arrivedAt` is its first moment. */
  readonly isWholeDay: boolean;
  /** Two people have said that it is this payer's and in time. */
  readonly isDecided: boolean;
}

export interface ExpectedDeposit {
  readonly applicantName: string;
  readonly amountFen: Fen;
  readonly dueAt: Instant;
  /** The registration has lapsed since, as nobody had entered any money. */
  readonly isLapsed?: boolean;
}

/**
 * Why a receipt is not this deposit, or not without people who look: payer, amount and time must all fit.
 * Source: rules §6.4, §10.1, §21 A16, A18.
 */
export function refuseDeposit(receipt: Receipt, expected: ExpectedDeposit): Refusal | undefined {
  const { payerName, amountFen, isDecided } = receipt;
  const name = expected.applicantName;
  const likeness = comparePayer(payerName, name);
  if (likeness === 'OTHER') return refusal('deposit.payer-mismatch', 'payerName');
  if (amountFen !== expected.amountFen) return otherAmount(amountFen, expected.amountFen);
  const late = refuseLate(receipt, expected.dueAt);
  if (late || isDecided) return late;
  if (likeness === 'CLOSE') return refusal('deposit.payer-close', 'payerName', { name });
  return expected.isLapsed ? refusal('deposit.entered-late', 'arrivedAt') : undefined;
}

function otherAmount(paidFen: Fen, expectedFen: Fen): Refusal {
  const expected = formatYuan(expectedFen);
  return paidFen < expectedFen
    ? refusal('deposit.short', 'amountYuan', { expected, short: formatYuan(expectedFen - paidFen) })
    : refusal('deposit.over', 'amountYuan', { expected, over: formatYuan(paidFen - expectedFen) });
}

/** Where a deposit stands that is not waited for. */
export interface AnsweredDeposit {
  readonly state: DepositState;
  readonly amountFen: Fen;
  readonly dueAt: Instant;
  /** Nobody is taken into the lot any more. */
  readonly isLotOver: boolean;
}

/** Why money for a deposit that is not waited for is not taken. Source: rules §6.4. */
export function whyNotDue(deposit: AnsweredDeposit, receipt: Receipt, applicantName: string): Refusal {
  const isHis = comparePayer(receipt.payerName, applicantName) !== 'OTHER';
  if (!isHis) return refusal('deposit.payer-mismatch', 'payerName');
  if (deposit.state === 'LATE' && receipt.arrivedAt > deposit.dueAt)
    return refusal('deposit.late', 'arrivedAt');
  if (deposit.isLotOver) return refusal('deposit.lot-closed');
  return refusal(deposit.state === 'HELD' ? 'deposit.double' : 'deposit.not-due');
}

/** On the last day a date without a time may be either. */
function refuseLate({ arrivedAt, isWholeDay, isDecided }: Receipt, dueAt: Instant): Refusal | undefined {
  const isLastDay = isWholeDay && Number.isFinite(dueAt) && shanghaiDate(arrivedAt) === shanghaiDate(dueAt);
  if (isLastDay) return isDecided ? undefined : refusal('deposit.last-day', 'arrivedAt');
  return arrivedAt > dueAt ? refusal('deposit.late', 'arrivedAt') : undefined;
}
