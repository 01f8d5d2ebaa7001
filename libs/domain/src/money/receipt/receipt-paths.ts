import type { Refusal, RefusalCode } from '../../kernel/index.js';

/**
 * `HOLD`: nobody but people can say whose it is, it lies until two have. `POOL`: it is plainly not what it was sent for; it
 * waits in the pool for whoever finds out whose it is, and goes back to where it came from once its time is over.
 */
export type ReceiptWay = 'HOLD' | 'POOL';

export interface ReceiptPath {
  /** What is not as it should be, in a word. */
  readonly name: string;
  readonly way: ReceiptWay;
  /** Two people may find that it is what it was sent for, as it was entered. */
  readonly mayBeHis: boolean;
  /** It may be somebody's for whose account it was not sent: those whom it would fit are listed. */
  readonly mayBeOthers: boolean;
}

const HELD: Omit<ReceiptPath, 'name'> = { way: 'HOLD', mayBeHis: true, mayBeOthers: false };
const POOLED: Omit<ReceiptPath, 'name'> = { way: 'POOL', mayBeHis: false, mayBeOthers: false };
const ASTRAY = { mayBeOthers: true };

/** What becomes of money that is not plainly what somebody owes, by why it is not. Source: rules §10.1, §21 A16–A18. */
export const RECEIPT_PATHS = {
  'deposit.payer-close': { ...HELD, name: '付款人写法相近' },
  'deposit.last-day': { ...HELD, name: '截止那天到账' },
  'deposit.entered-late': { ...HELD, name: '按时到账、登记晚了' },
  'deposit.late': { ...POOLED, name: '到账晚于截止' },
  'deposit.short': { ...POOLED, name: '少付' },
  'deposit.over': { ...POOLED, name: '多付' },
  'deposit.double': { ...POOLED, name: '重复付款' },
  'deposit.not-due': { ...POOLED, name: '现在不用交' },
  'deposit.lot-closed': { ...POOLED, name: '标段已经结束' },
  'deposit.unknown-account': { ...POOLED, ...ASTRAY, name: '子账号不对' },
  'deposit.payer-mismatch': { ...POOLED, ...ASTRAY, name: '别人付款' },
  'payment.payer-close': { ...HELD, name: '付款人写法相近' },
  'payment.payer-successor': { ...HELD, name: '监护人或者继承人付款' },
  'payment.unknown-account': { ...HELD, ...ASTRAY, mayBeHis: false, name: '子账号不对' },
  'payment.payer-mismatch': { ...POOLED, ...ASTRAY, name: '别人付款' },
  'payment.short': { ...POOLED, name: '少付' },
  'payment.over': { ...POOLED, name: '多付' },
  'payment.double': { ...POOLED, name: '重复付款' },
  'breach-due.payer-close': { ...HELD, name: '付款人写法相近' },
  'breach-due.payer-mismatch': { ...POOLED, ...ASTRAY, name: '别人付款' },
  'breach-due.amount-mismatch': { ...POOLED, name: '违约赔付金额不对' },
  'breach-due.over': { ...POOLED, name: '违约赔付不用付' },
  'payment.contract-ended': { ...POOLED, name: '合同已经解除' },
  'receipt.unmatched': { ...POOLED, ...ASTRAY, name: '认领已经撤销' },
} as const satisfies Partial<Record<RefusalCode, ReceiptPath>>;

export type ReceiptFault = keyof typeof RECEIPT_PATHS;

function isReceiptFault(code: string | null): code is ReceiptFault {
  return code !== null && code in RECEIPT_PATHS;
}

/** Where a receipt goes. What no table names is for people: nothing goes back for a reason that nobody has thought of. */
export function wayOf({ code }: Pick<Refusal, 'code'>): ReceiptWay {
  return isReceiptFault(code) ? RECEIPT_PATHS[code].way : 'HOLD';
}

/** Whether one that waits for people can be what it was sent for, as it was entered. */
export function mayBeHis(fault: string | null): boolean {
  return !isReceiptFault(fault) || RECEIPT_PATHS[fault].mayBeHis;
}

/** Whether it may be money of somebody for whose account it was not sent. */
export function mayBeOthers(fault: string | null): boolean {
  return isReceiptFault(fault) && RECEIPT_PATHS[fault].mayBeOthers;
}
