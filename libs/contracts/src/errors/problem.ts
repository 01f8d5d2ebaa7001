import { type ErrorCode, sentenceOf, ruleOf } from './errors.js';

/** One fault of a request: which field, which code, and the sentence for the person. */
export interface Fault {
  readonly field?: string;
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly rule?: string;
  /** What the sentence names: the field's own word. */
  readonly name?: string;
}

export function faultOf(
  code: ErrorCode,
  field?: string,
  values: Readonly<Record<string, string | number>> = {},
): Fault {
  const rule = ruleOf(code, values);
  const name = values['name'];
  return {
    code,
    sentence: sentenceOf(code, values),
    ...(field ? { field } : {}),
    ...(rule ? { rule } : {}),
    ...(name === undefined ? {} : { name: String(name) }),
  };
}

/** Body of every answer that is not a success (`application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly rule?: string;
  readonly requestId: string;
  readonly faults: readonly Fault[];
}
