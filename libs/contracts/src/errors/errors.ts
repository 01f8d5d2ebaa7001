import type { RefusalCode } from '@helan/domain';
import type { ErrorRow } from './error-row.js';
import { DUTY_ERRORS } from './duty-errors.js';
import { LISTING_ERRORS } from './listing-errors.js';
import { PAPER_ERRORS } from './paper-errors.js';
import { PAYMENT_ERRORS } from './payment-errors.js';
import { PEOPLE_ERRORS } from './people-errors.js';
import { PLATFORM_ERRORS } from './platform-errors.js';
import { PROPERTY_ERRORS } from './property-errors.js';
import { REQUEST_ERRORS } from './request-errors.js';
import { RISK_ERRORS } from './risk-errors.js';
import { TRADING_ERRORS } from './trading-errors.js';
import { BIDDING_ERRORS } from './bidding-errors.js';
import { RELISTING_ERRORS } from './relisting-errors.js';
import { TYPE_ERRORS } from './type-errors.js';
import { UPLOAD_ERRORS } from './upload-errors.js';
import { VERIFICATION_ERRORS } from './verification-errors.js';
import { WITHDRAWAL_ERRORS } from './withdrawal-errors.js';

/** Every reason the domain can give has its row; the compiler counts them. */
const DOMAIN_ERRORS: Readonly<Record<RefusalCode, ErrorRow>> = {
  ...PEOPLE_ERRORS,
  ...LISTING_ERRORS,
  ...PAYMENT_ERRORS,
  ...PROPERTY_ERRORS,
  ...TRADING_ERRORS,
  ...BIDDING_ERRORS,
  ...TYPE_ERRORS,
  ...VERIFICATION_ERRORS,
};

export type PlatformErrorCode =
  | keyof typeof DUTY_ERRORS
  | keyof typeof PLATFORM_ERRORS
  | keyof typeof PAPER_ERRORS
  | keyof typeof RELISTING_ERRORS
  | keyof typeof REQUEST_ERRORS
  | keyof typeof RISK_ERRORS
  | keyof typeof UPLOAD_ERRORS
  | keyof typeof WITHDRAWAL_ERRORS;
export type ErrorCode = RefusalCode | PlatformErrorCode;

/** Code → HTTP status, sentence for the person, and the rule behind it. The only such table. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorRow>> = {
  ...DOMAIN_ERRORS,
  ...DUTY_ERRORS,
  ...PLATFORM_ERRORS,
  ...PAPER_ERRORS,
  ...RELISTING_ERRORS,
  ...REQUEST_ERRORS,
  ...RISK_ERRORS,
  ...UPLOAD_ERRORS,
  ...WITHDRAWAL_ERRORS,
};

/** The sentence of a code with its values filled in. */
export function sentenceOf(code: ErrorCode, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(ERRORS[code].sentence, values);
}

/** The rule behind a code, where it has one. */
export function ruleOf(
  code: ErrorCode,
  values: Readonly<Record<string, string | number>> = {},
): string | undefined {
  const { rule } = ERRORS[code];
  return rule === undefined ? undefined : fill(rule, values);
}

/** Stands where a value is not known: nobody is shown the place itself. */
const UNKNOWN = '……';

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? UNKNOWN));
}

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

/** Whether a problem tells only that the platform does not answer now: it has to be asked again later. */
export function isAway({ status, code }: Pick<Problem, 'status' | 'code'>): boolean {
  return status === 0 || (status === 503 && code.startsWith('server.'));
}
