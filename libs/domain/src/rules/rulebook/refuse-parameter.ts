import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import { INITIAL_PARAMETERS } from './initial-parameters.js';
import type { Parameter } from './parameter.js';

/** A new value of a parameter, from a day on, with the paper that sets it. */
export interface ParameterChange {
  readonly key: string;
  readonly value: number;
  readonly effectiveFrom: string;
  /** Number and name of the document behind it. */
  readonly source: string;
}

/** `贺政办发〔2026〕12号`, `第3号`. */
const DOCUMENT_NUMBER = /\d\s*号/;

/**
 * Why a value may not be set: it stays within what law and plan fix, begins after today, and names its paper.
 * Notices that are already up keep the values they printed. Source: rules §17.
 */
export function refuseParameter(change: ParameterChange, today: PlainDate): Refusal[] {
  const parameter: Parameter | undefined = INITIAL_PARAMETERS.find(({ key }) => key === change.key);
  if (!parameter) return [refusal('parameter.unknown', 'key')];
  const faults: Refusal[] = [];
  const { floor = 0, ceiling = Number.MAX_SAFE_INTEGER, label, unit } = parameter;
  const isWithin = Number.isSafeInteger(change.value) && change.value >= floor && change.value <= ceiling;
  if (!isWithin)
    faults.push(
      floor === ceiling
        ? refusal('parameter.fixed', 'value', { name: label, source: parameter.source })
        : refusal('parameter.out-of-limits', 'value', {
            name: label,
            floor,
            ceiling: ceilingText(ceiling),
            unit,
          }),
    );
  if (!isPlainDate(change.effectiveFrom)) faults.push(refusal('calendar.bad-date', 'effectiveFrom'));
  else if (change.effectiveFrom <= today)
    faults.push(refusal('parameter.not-later', 'effectiveFrom', { today }));
  if (isBlank(change.source))
    faults.push(refusal('application.missing-field', 'source', { name: '文号和文件名' }));
  else if (parameter.needsDocument && !DOCUMENT_NUMBER.test(change.source))
    faults.push(refusal('parameter.no-document-number', 'source', { name: label }));
  return faults;
}

function ceilingText(ceiling: number): string | number {
  return ceiling === Number.MAX_SAFE_INTEGER ? '不限' : ceiling;
}
