import type { LineKind } from '@helan/domain';
import { ERRORS, type ErrorCode, sentenceOf } from '@helan/contracts';

/** Forms of files as people call them. */
export const FORM_NAMES = {
  'camt.053.001.08': '对账单（camt.053）',
  'camt.054.001.08': '到账通知（camt.054）',
  'pain.002.001.11': '付款状态（pain.002）',
  TABLE: '表格',
} as const;

export const OUTCOME_NAMES = {
  RECEIPT: '登记为到账',
  PAYMENT: '付款已确认',
  RETURN: '退汇已登记',
  TRANSFER: '内部划转到账',
  KNOWN: '以前已登记',
  LEFT: '要人处理',
} as const;

export type LineOutcome = keyof typeof OUTCOME_NAMES;
export type PreviewKind = LineKind;

/** The sentence of a code that lies in a row. */
export function sentenceIn(
  code: string | null,
  values: Record<string, string | number> | null,
): string | null {
  return code !== null && code in ERRORS ? sentenceOf(code as ErrorCode, values ?? {}) : null;
}
