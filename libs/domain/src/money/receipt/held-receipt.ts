import type { Refusal, RefusalCode } from '../../kernel/index.js';

const FOR_PEOPLE: readonly RefusalCode[] = [
  'deposit.payer-close',
  'deposit.last-day',
  'deposit.entered-late',
  'payment.payer-close',
  'breach-due.payer-close',
  'payment.payer-successor',
  'payment.unknown-account',
];

/**
 * Whether nobody but two people, with the statement before them, can say whose a receipt is: it is held for them, never
 * returned by itself. Source: rules §21 A16, A18.
 */
export function isForPeople({ code }: Refusal): boolean {
  return FOR_PEOPLE.includes(code);
}

/** Whether one that is held for people can be somebody's as it was entered: no account of ours is what it came to. */
export function mayBeHis(fault: string | null): boolean {
  return fault !== 'payment.unknown-account';
}
