import {
  type BankAccount,
  type Fen,
  addDays,
  foldDate,
  isPlainDate,
  isRefusal,
  parseYuan,
  shanghaiInstant,
} from '@helan/domain';
import { isUUID } from 'class-validator';
import { refused } from '../../kernel/http/index.js';

/** By what a list of receipts or payments is narrowed; what is missing leaves it open. */
export interface MoneyFilter {
  readonly states: readonly string[];
  readonly bank?: BankAccount;
  /** The day of the bank's line, or the one by which a payment is due. */
  readonly day?: string;
  readonly amountFen?: Fen;
  /** Letters of a name, or the beginning of a flow number. */
  readonly q?: string;
  /** Letters of a project's title, or the beginning of its number. */
  readonly project?: string;
  /** Only that about which somebody has proposed something. */
  readonly isProposed: boolean;
  /** Payments of this kind, or of this batch. */
  readonly kind?: string;
  readonly batch?: string;
  /** Counted from 1. */
  readonly page: number;
}

type Asked = Readonly<Record<string, string>>;

/** So many lines stand on a page: somebody works them off one after the other. */
export const LINES_A_PAGE = 50;
const MOST_LETTERS = 100;

/** As the address has it; refuses what is no filter. */
export function readMoneyFilter(asked: Asked): MoneyFilter {
  const [bank, day, amount] = [
    textOf(asked, 'bank'),
    foldDate(textOf(asked, 'day')),
    textOf(asked, 'amount'),
  ];
  if (bank !== '' && bank !== 'DEPOSIT_BANK' && bank !== 'PRICE_BANK') throw invalid('bank');
  if (day !== '' && !isPlainDate(day)) throw invalid('day');
  const amountFen = amount === '' ? undefined : parseYuan(amount);
  if (isRefusal(amountFen)) throw refused(amountFen.code, undefined, 'amount');
  const [q, project, kind] = [textOf(asked, 'q'), textOf(asked, 'project'), textOf(asked, 'kind')];
  const batch = textOf(asked, 'batch');
  if (batch !== '' && !isUUID(batch)) throw invalid('batch');
  return {
    states: textOf(asked, 'state').split(',').filter(Boolean),
    ...(bank !== '' && { bank }),
    ...(day !== '' && { day }),
    ...(amountFen !== undefined && { amountFen }),
    ...(q !== '' && { q }),
    ...(project !== '' && { project }),
    ...(kind !== '' && { kind }),
    ...(batch !== '' && { batch }),
    isProposed: textOf(asked, 'proposed') === 'true',
    page: pageOf(textOf(asked, 'page')),
  };
}

/** First and last moment of a day; the last one is the next day's first. */
export function momentsOf(day: string): [from: Date, to: Date] {
  return [new Date(shanghaiInstant(day, '00:00')), new Date(shanghaiInstant(addDays(day, 1), '00:00'))];
}

function pageOf(text: string): number {
  if (text === '') return 1;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw invalid('page');
  return Number(text);
}

function textOf(asked: Asked, field: string): string {
  const value = asked[field] ?? '';
  if (value.length > MOST_LETTERS) throw invalid(field);
  return value.trim();
}

function invalid(field: string) {
  return refused('request.invalid', undefined, field);
}
