import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { isBlank, isRefusal, type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, parseYuan } from '../../kernel/money/index.js';

/** What came of an appraisal that was to be agreed with the transferee. Source: 贺党办〔2022〕110号 四(四). */
export const APPRAISAL_OUTCOMES = {
  DONE: '已评估',
  WAIVED: '双方商定不评估',
} as const;
export type AppraisalOutcome = keyof typeof APPRAISAL_OUTCOMES;

/** As typed by whoever has the papers of both sides in hand. */
export interface StatedAppraisal {
  readonly outcome: AppraisalOutcome;
  readonly agency?: string | undefined;
  readonly valueYuan?: string | undefined;
  readonly validUntil?: string | undefined;
  /** Of the report, or of the paper by which both sides want none. */
  readonly documentNo: string;
}

export interface Appraisal {
  readonly outcome: AppraisalOutcome;
  readonly agency: string | null;
  readonly valueFen: Fen | null;
  readonly validUntil: PlainDate | null;
  readonly documentNo: string;
}

/** An appraisal as it is kept, or everything that is wrong with it, each with its field. */
export function readAppraisal(stated: StatedAppraisal, today: PlainDate): Appraisal | Refusal[] {
  const { outcome, documentNo, agency = '', valueYuan = '', validUntil = '' } = stated;
  if (outcome === 'WAIVED') return { outcome, documentNo, agency: null, valueFen: null, validUntil: null };
  const missing = (field: string, name: string) => refusal('application.missing-field', field, { name });
  const value = isBlank(valueYuan) ? missing('valueYuan', '评估值') : parseYuan(valueYuan);
  const faults: Refusal[] = [];
  if (isBlank(agency)) faults.push(missing('agency', '评估机构'));
  if (isRefusal(value)) faults.push({ ...value, field: 'valueYuan' });
  else if (value === 0n) faults.push(refusal('price.zero', 'valueYuan', { name: '评估值' }));
  if (!isPlainDate(validUntil)) faults.push(refusal('calendar.bad-date', 'validUntil'));
  else if (validUntil < today) faults.push(refusal('valuation.expired', 'validUntil', { date: validUntil }));
  if (faults.length > 0 || isRefusal(value)) return faults;
  return { outcome, documentNo, agency, valueFen: value, validUntil };
}
