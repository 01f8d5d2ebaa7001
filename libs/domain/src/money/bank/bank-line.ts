import {
  type Instant,
  type PlainDate,
  foldDate,
  isPlainDate,
  shanghaiDate,
  shanghaiInstant,
} from '../../kernel/date/index.js';
import { foldAccount, foldFlowNumber, foldName } from '../../kernel/identity/index.js';
import { type Refusal, isRefusal, refusal } from '../../kernel/index.js';
import { type Fen, parseYuan } from '../../kernel/money/index.js';
import { lengthOf } from '../../kernel/text.js';
import { isFlowNumber } from '../ledger/index.js';
import { isShortened } from './bank-cell.js';
import { BANK_FACTS, type BankFact, type WrittenLine } from './bank-fact.js';

export type LineDirection = 'IN' | 'OUT';

/** One line of a bank's file. Amounts in fen, above zero; what the bank does not tell is an empty text. */
export interface BankLine {
  readonly direction: LineDirection;
  readonly amountFen: Fen;
  readonly flowNo: string;
  readonly day: PlainDate;
  /** The moment, where the bank tells it. */
  readonly at: Instant | null;
  /** Which of the center's sub-accounts it concerns. */
  readonly subAccount: string;
  readonly otherName: string;
  readonly otherAccount: string;
  readonly remark: string;
  /** The mark that a payment of ours was sent out under. */
  readonly orderMark: string;
  /** The bank takes back a line of its own. */
  readonly isReversal: boolean;
}

export interface ReadBankLine {
  readonly line: BankLine;
  /** What the account holds behind it by the bank's word, in fen. */
  readonly balanceFen: Fen | null;
}

export interface LineTerms {
  /** The last day that a line may bear. */
  readonly today: PlainDate;
  /** The first one: a bank's file is not older. */
  readonly since: PlainDate;
}

const CHINESE_YUAN = ['', 'CNY', 'RMB', '156', '人民币', '人民币元', 'CNY人民币'];
const IN_WORDS = ['贷', '贷方', '收', '收入', '转入', '入账', '来账', 'C', 'CR', 'CRDT', '+', '2'];
const OUT_WORDS = ['借', '借方', '支', '付', '支出', '转出', '出账', '往账', 'D', 'DR', 'DBIT', '-', '1'];
const LONGEST = { otherName: 80, remark: 200, otherAccount: 40, subAccount: 40, orderMark: 40 } as const;

/** Reads a line, or says the first thing that is wrong with it and in which column. Source: rules §10.1, §21 A16, A17. */
export function readBankLine(written: WrittenLine, terms: LineTerms): ReadBankLine | Refusal {
  const currency = (written.currency ?? '').toUpperCase();
  if (!CHINESE_YUAN.includes(currency)) return refuse('bank.currency', 'currency', { currency });
  const moment = readMoment(written, terms);
  if (isRefusal(moment)) return moment;
  const flowNo = foldFlowNumber(written.flowNo ?? '');
  if (isShortened(written.flowNo ?? '')) return refuse('bank.shortened-number', 'flowNo');
  if (!isFlowNumber(flowNo)) return refuse('bank.no-flow-number', 'flowNo');
  const amount = readAmount(written);
  if (isRefusal(amount)) return amount;
  const balanceFen = readBalance(written.balance ?? '');
  if (isRefusal(balanceFen)) return balanceFen;
  const texts = readTexts(written);
  if (isRefusal(texts)) return texts;
  return {
    line: { ...amount, flowNo, ...moment, ...texts, isReversal: written.isReversal ?? false },
    balanceFen,
  };
}

function readMoment(
  { day = '', time = '' }: WrittenLine,
  { today, since }: LineTerms,
): Pick<BankLine, 'day' | 'at'> | Refusal {
  const [, date, behind] = /^(\S+?)(?:[ T]+(\d.*))?$/.exec(dayOnly(day)) ?? [];
  const found = foldDate(withDashes(date ?? ''));
  if (!isPlainDate(found)) return refuse('bank.no-day', 'day');
  if (found > today) return refuse('receipt.in-future', 'day');
  if (found < since) return refuse('receipt.too-old', 'day', { days: 366 });
  const at = readTime(found, time || (behind ?? ''));
  return isRefusal(at) ? at : { day: found, at };
}

/** `2026 / 11 / 2` and `2026年11月2日 9:30` with one blank, before the time. */
function dayOnly(text: string): string {
  return text
    .replace(/\s*([-/.年月])\s*/g, '$1')
    .replace(/日\s*/, '日 ')
    .trim();
}

/** `20261102` and `20261102093015` as banks write days. */
function withDashes(text: string): string {
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** A bank's clock is that of Beijing where it says no zone; one with a zone is read by it. Nothing where no time is told. */
function readTime(day: PlainDate, text: string): Instant | null | Refusal {
  const line = text.trim();
  if (line === '' || /^0+[:.]?0*[:.]?0*$/.test(line)) return null;
  const match = /^(\d{1,2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i.exec(
    line
      .replace(/[时分]/g, ':')
      .replace(/秒$/, '')
      .replaceAll('：', ':')
      .replace(/^(\d)(\d{2})(\d{2})$/, '0$1$2$3'),
  );
  const [, hour = '99', minute = '99', second = '00', zone] = match ?? [];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return refuse('bank.bad-time', 'time');
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}`;
  if (zone === undefined) return shanghaiInstant(day, clock.slice(0, 5)) + Number(second) * 1000;
  const at = Date.parse(`${day}T${clock}${zone.toUpperCase()}`);
  return shanghaiDate(at) === day ? at : refuse('bank.bad-time', 'time');
}

type Amount = Pick<BankLine, 'direction' | 'amountFen'>;

/** Of the ways in which banks write an amount the one whose columns are there. */
function readAmount(written: WrittenLine): Amount | Refusal {
  if (written.signed !== undefined) return readSigned(written.signed);
  if (written.amount !== undefined) return readDirected(written.amount, written.direction ?? '');
  const ins = isNothing(written.in) ? undefined : written.in;
  const outs = isNothing(written.out) ? undefined : written.out;
  if (ins !== undefined && outs !== undefined) return refuse('bank.both-amounts', 'in');
  if (ins === undefined && outs === undefined) return refuse('bank.no-amount', 'in');
  return ins !== undefined ? above(ins, 'in', 'IN') : above(outs!, 'out', 'OUT');
}

function readSigned(text: string): Amount | Refusal {
  const line = bare(text);
  const [, sign, digits] = /^([-+−]?)(.*)$/.exec(line)!;
  return above(digits!, 'signed', sign === '-' || sign === '−' ? 'OUT' : 'IN');
}

function readDirected(text: string, direction: string): Amount | Refusal {
  const word = direction.replace(/\s/g, '').toUpperCase();
  if (IN_WORDS.includes(word)) return above(text, 'amount', 'IN');
  return OUT_WORDS.includes(word) ? above(text, 'amount', 'OUT') : refuse('bank.no-direction', 'direction');
}

/** An amount above zero: below it is the bank's own correction, which people look at. */
function above(text: string, field: BankFact, direction: LineDirection): Amount | Refusal {
  const line = bare(text);
  if (isNothing(line)) return refuse('bank.no-amount', field);
  if (/^[-−(]/.test(line)) return refuse('bank.negative', field);
  if (isShortened(line)) return refuse('bank.shortened-number', field);
  const amountFen = parseYuan(line.replace(/^\+/, ''));
  return isRefusal(amountFen) ? { ...amountFen, field } : { direction, amountFen };
}

/** Nothing, a dash, or a nought in whatever writing: the column of the other direction. */
function isNothing(text: string | undefined): boolean {
  return text === undefined || /^[-—–]*$|^[¥￥]?0+(\.0+)?$/.test(bare(text));
}

function bare(text: string): string {
  return text.replace(/[\s,]/g, '').replace(/^([-+−]?)[¥￥]/, '$1');
}

/** What the account holds may be below zero only where something is wrong; the check of the lines says so. */
function readBalance(text: string): Fen | null | Refusal {
  const line = bare(text);
  if (/^[-—–]*$/.test(line)) return null;
  const isBelow = /^[-−]/.test(line);
  const fen = parseYuan(line.replace(/^[-−+]/, ''));
  if (isRefusal(fen)) return refuse('bank.bad-balance', 'balance');
  return isBelow ? -fen : fen;
}

type Texts = Pick<BankLine, 'subAccount' | 'otherName' | 'otherAccount' | 'remark' | 'orderMark'>;

function readTexts(written: WrittenLine): Texts | Refusal {
  const texts: Texts = {
    subAccount: foldAccount(written.subAccount ?? ''),
    otherName: foldName(written.otherName ?? ''),
    otherAccount: foldAccount(written.otherAccount ?? ''),
    remark: written.remark ?? '',
    orderMark: foldFlowNumber(written.orderMark ?? ''),
  };
  for (const field of ['subAccount', 'otherAccount'] as const)
    if (isShortened(written[field] ?? '')) return refuse('bank.shortened-number', field);
  for (const [field, max] of Object.entries(LONGEST) as [keyof Texts, number][])
    if (lengthOf(texts[field]) > max) return refuse('bank.text-too-long', field, { max });
  return texts;
}

function refuse(code: Refusal['code'], field: BankFact, values: Refusal['values'] = {}): Refusal {
  return refusal(code, field, { column: BANK_FACTS[field], ...values });
}
