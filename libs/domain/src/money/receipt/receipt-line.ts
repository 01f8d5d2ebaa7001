import { type Arrival, type Instant, readArrival, shanghaiDate } from '../../kernel/date/index.js';
import { refuseAccountOf } from '../../kernel/identity/index.js';
import { type Refusal, isRefusal, refusal } from '../../kernel/index.js';
import { type Fen, parseYuan } from '../../kernel/money/index.js';
import { isFlowNumber } from '../ledger/index.js';

/** A line of the bank's statement as one person types it, each text folded. */
export interface ReceiptLine {
  readonly flowNo: string;
  readonly payerAccount: string;
  readonly amountYuan: string;
  readonly arrivedAt: string;
}

export interface ReadReceiptLine {
  readonly amountFen: Fen;
  readonly arrival: Arrival;
}

/** What time has to say to a receipt. */
export interface ReceiptClock {
  readonly now: Instant;
  /** When its sub-account was given out; nothing where nobody knows. */
  readonly accountSince?: Instant | undefined;
}

/** Nobody enters a line that is older. */
const OLDEST_DAYS = 366;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Reads a line, or says everything that is wrong with it. Source: rules §10.1, §21 A16, A17. */
export function readReceiptLine(line: ReceiptLine, clock: ReceiptClock): ReadReceiptLine | Refusal[] {
  const amountFen = parseYuan(line.amountYuan);
  const arrival = readArrival(line.arrivedAt);
  const faults: Refusal[] = [];
  if (!isFlowNumber(line.flowNo)) faults.push(refusal('receipt.bad-flow-number', 'flowNo'));
  faults.push(...refuseAccountOf('ANYBODY', line.payerAccount, 'payerAccount'));
  if (isRefusal(amountFen)) faults.push({ ...amountFen, field: 'amountYuan' });
  else if (amountFen === 0n) faults.push(refusal('price.zero', 'amountYuan', { name: '到账金额' }));
  const untimely = isRefusal(arrival) ? arrival : refuseArrival(arrival, clock);
  if (untimely) faults.push({ ...untimely, field: 'arrivedAt' });
  return faults.length > 0 || isRefusal(amountFen) || isRefusal(arrival) ? faults : { amountFen, arrival };
}

/**
 * Money does not come in the future, nor before its sub-account was given out, by the minute as statements have it;
 * of a day without a time, the day is compared.
 */
function refuseArrival(
  { at, isWholeDay }: Arrival,
  { now, accountSince }: ReceiptClock,
): Refusal | undefined {
  if (at > now) return refusal('receipt.in-future');
  if (now - at > OLDEST_DAYS * DAY_MS) return refusal('receipt.too-old', undefined, { days: OLDEST_DAYS });
  if (accountSince === undefined) return undefined;
  const day = shanghaiDate(accountSince);
  const first = Math.floor(accountSince / MINUTE_MS) * MINUTE_MS;
  const isBefore = isWholeDay ? shanghaiDate(at) < day : at < first;
  return isBefore ? refusal('receipt.before-account', undefined, { date: day }) : undefined;
}
