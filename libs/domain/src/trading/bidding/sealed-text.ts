import type { RefusalCode } from '../../kernel/index.js';
import { type Fen, MAX_FEN } from '../../kernel/money/index.js';

/** Why an envelope is void before anybody has looked at its amount. Source: rules §21 A23. */
export type EnvelopeFlaw = 'bid.not-whole' | 'bid.unreadable' | 'bid.no-amount';

/** Why a sealed price does not count, in the short words of a list; the keys stand in records. Source: rules §21 A7. */
export const VOID_REASONS = {
  'bid.not-whole': '密封不完整',
  'bid.unreadable': '打不开',
  'bid.no-amount': '不是有效的金额',
  'bid.below-start': '低于最低可报价',
  'bid.above-start': '高于最高可报价',
  'bid.off-step': '不在加价档上',
  'bid.above-ceiling': '高于最高限价',
  'bid.struck': '报价的人不能再参加，经两人书面决定不计入',
} as const satisfies Partial<Record<RefusalCode, string>>;
export type VoidReason = keyof typeof VOID_REASONS;

const DIGITS = 18;

/** An amount as it is sealed: of one length, so that the envelope does not tell its size. */
export function sealedText(amountFen: Fen): string {
  return amountFen.toString().padStart(DIGITS, '0');
}

/** The amount of an opened envelope in fen; null where it is none. */
export function readSealedText(text: string | null): Fen | null {
  if (text === null || !/^\d{18}$/.test(text)) return null;
  const amount = BigInt(text);
  return amount > 0n && amount <= MAX_FEN ? amount : null;
}

/** An amount, or why there is none. */
export interface ReadEnvelope {
  readonly amountFen: Fen | null;
  readonly flaw: EnvelopeFlaw | null;
}

/** What an envelope says once it is opened: without a key it is not whole, without a text nothing opens it here. */
export function readEnvelopeText({
  key,
  text,
}: {
  readonly key: string | null;
  readonly text: string | null;
}): ReadEnvelope {
  if (key === null) return { amountFen: null, flaw: 'bid.not-whole' };
  if (text === null) return { amountFen: null, flaw: 'bid.unreadable' };
  const amountFen = readSealedText(text);
  return { amountFen, flaw: amountFen === null ? 'bid.no-amount' : null };
}
