import type { ExpectedReceiptView, ReceiptView } from '@helan/contracts';
import {
  comparePayer,
  foldDate,
  formatYuan,
  isRefusal,
  momentText,
  parseYuan,
  shanghaiDate,
  shanghaiMinuteOfDay,
} from '@helan/domain';

export type Bank = 'DEPOSIT_BANK' | 'PRICE_BANK';

/** A line of the bank's statement as it is typed. */
export interface EntryLine {
  readonly bank: Bank;
  readonly flowNo: string;
  readonly subAccount: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly amountYuan: string;
  readonly date: string;
  /** Empty where the bank names the day alone. */
  readonly time: string;
}

export const EMPTY_LINE: EntryLine = {
  ...{ bank: 'DEPOSIT_BANK', flowNo: '', subAccount: '', payerName: '', payerAccount: '' },
  ...{ amountYuan: '', date: '', time: '' },
};

/** The next line of the same statement: its account and its day stay. */
export function nextLine({ bank, date }: EntryLine): EntryLine {
  return { ...EMPTY_LINE, bank, date };
}

/** As the platform takes it; a bank's day stays a day where it names no time. */
export function requestOf({ date, time, ...line }: EntryLine) {
  const day = foldDate(date);
  return { ...line, arrivedAt: time === '' ? day : momentText(day, time) };
}

/** What of a line is not as it is waited for, in sentences; it is entered all the same, as the bank has it. */
export function differences(line: EntryLine, expected: ExpectedReceiptView): string[] {
  if (expected.note !== null) return [expected.note];
  return [amountApart(line, expected), payerApart(line, expected), lateness(line, expected)].filter(
    (sentence) => sentence !== '',
  );
}

function amountApart({ amountYuan }: EntryLine, { amountFen }: ExpectedReceiptView): string {
  const fen = parseYuan(amountYuan);
  if (amountYuan === '' || isRefusal(fen) || amountFen === null) return '';
  const apart = fen - BigInt(amountFen);
  if (apart === 0n) return '';
  return apart < 0n ? `比等的数少 ${formatYuan(-apart)} 元` : `比等的数多 ${formatYuan(apart)} 元`;
}

function payerApart({ payerName }: EntryLine, { payerName: registered }: ExpectedReceiptView): string {
  if (payerName === '' || registered === null) return '';
  const likeness = comparePayer(payerName, registered);
  if (likeness === 'SAME') return '';
  return likeness === 'CLOSE' ? '付款人的写法和登记的差一点' : '付款人不是登记的那个人';
}

function lateness({ date, time }: EntryLine, { dueAt }: ExpectedReceiptView): string {
  const day = foldDate(date);
  if (dueAt === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return '';
  const at = Date.parse(momentText(day, time || '00:00'));
  return at > Date.parse(dueAt) ? '银行的时间在截止以后' : '';
}

/** Sum of what was typed, to be held against the statement's own sum; what is no amount counts nothing. */
export function sumOf(lines: readonly EntryLine[]): bigint {
  return lines.reduce((sum, { amountYuan }) => {
    const fen = parseYuan(amountYuan);
    return isRefusal(fen) ? sum : sum + fen;
  }, 0n);
}

/** A line that is entered already, as it would be typed; the payer's account is told to nobody, and typed anew. */
export function lineOf({
  bank,
  flowNo,
  subAccount,
  payerName,
  amountFen,
  arrivedAt,
  isWholeDay,
}: Pick<
  ReceiptView,
  'bank' | 'flowNo' | 'subAccount' | 'payerName' | 'amountFen' | 'arrivedAt' | 'isWholeDay'
>): EntryLine {
  const at = Date.parse(arrivedAt);
  const minutes = shanghaiMinuteOfDay(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    ...{ bank, flowNo, subAccount: subAccount ?? '', payerName: payerName ?? '', payerAccount: '' },
    amountYuan: amountFen === null ? '' : formatYuan(BigInt(amountFen)),
    date: shanghaiDate(at),
    time: isWholeDay ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  };
}
