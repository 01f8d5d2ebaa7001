import type { RefusalCode } from '@helan/domain';
import type { ErrorRow } from './error-row.js';
import { DESK_ERRORS } from './desk-errors.js';
import { ACCOUNT_ERRORS, CODE_ERRORS } from './account-errors.js';
import { BANK_ERRORS, BANK_FILE_ERRORS } from './bank-errors.js';
import { DUTY_ERRORS } from './duty-errors.js';
import { IDENTITY_ERRORS, MANDATE_ERRORS } from './identity-errors.js';
import { LEDGER_ERRORS } from './ledger-errors.js';
import { LISTING_ERRORS } from './listing-errors.js';
import { MESSAGE_ERRORS } from './message-errors.js';
import { MONEY_DOMAIN_ERRORS, MONEY_ERRORS } from './money-errors.js';
import { PAPER_ERRORS } from './paper-errors.js';
import { PAYMENT_ERRORS } from './payment-errors.js';
import { PEOPLE_ERRORS } from './people-errors.js';
import { PLATFORM_ERRORS } from './platform-errors.js';
import { PRIVACY_ERRORS } from './privacy-errors.js';
import { PROPERTY_ERRORS } from './property-errors.js';
import { RELEASE_DOMAIN_ERRORS, RELEASE_ERRORS } from './release-errors.js';
import { REQUEST_ERRORS } from './request-errors.js';
import { RISK_ERRORS } from './risk-errors.js';
import { STAFF_DOMAIN_ERRORS, STAFF_ERRORS } from './staff-errors.js';
import { TRADING_ERRORS } from './trading-errors.js';
import { BIDDING_ERRORS } from './bidding-errors.js';
import { RECONCILIATION_ERRORS } from './reconciliation-errors.js';
import { RELISTING_ERRORS } from './relisting-errors.js';
import { TYPE_ERRORS } from './type-errors.js';
import { UPLOAD_ERRORS } from './upload-errors.js';
import { VERIFICATION_ERRORS } from './verification-errors.js';
import { WITHDRAWAL_ERRORS } from './withdrawal-errors.js';

/** Every reason the domain can give has its row; the compiler counts them. */
const DOMAIN_ERRORS: Readonly<Record<RefusalCode, ErrorRow>> = {
  ...PEOPLE_ERRORS,
  ...RELEASE_DOMAIN_ERRORS,
  ...STAFF_DOMAIN_ERRORS,
  ...CODE_ERRORS,
  ...MANDATE_ERRORS,
  ...LISTING_ERRORS,
  ...MONEY_DOMAIN_ERRORS,
  ...PAYMENT_ERRORS,
  ...BANK_ERRORS,
  ...PROPERTY_ERRORS,
  ...RECONCILIATION_ERRORS,
  ...TRADING_ERRORS,
  ...BIDDING_ERRORS,
  ...TYPE_ERRORS,
  ...VERIFICATION_ERRORS,
};

export type PlatformErrorCode =
  | keyof typeof DESK_ERRORS
  | keyof typeof ACCOUNT_ERRORS
  | keyof typeof BANK_FILE_ERRORS
  | keyof typeof DUTY_ERRORS
  | keyof typeof MESSAGE_ERRORS
  | keyof typeof MONEY_ERRORS
  | keyof typeof IDENTITY_ERRORS
  | keyof typeof LEDGER_ERRORS
  | keyof typeof PLATFORM_ERRORS
  | keyof typeof PAPER_ERRORS
  | keyof typeof PRIVACY_ERRORS
  | keyof typeof RELEASE_ERRORS
  | keyof typeof RELISTING_ERRORS
  | keyof typeof REQUEST_ERRORS
  | keyof typeof RISK_ERRORS
  | keyof typeof STAFF_ERRORS
  | keyof typeof UPLOAD_ERRORS
  | keyof typeof WITHDRAWAL_ERRORS;
export type ErrorCode = RefusalCode | PlatformErrorCode;

/** Code → HTTP status, sentence for the person, and the rule behind it. The only such table. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorRow>> = {
  ...DOMAIN_ERRORS,
  ...BANK_FILE_ERRORS,
  ...DESK_ERRORS,
  ...ACCOUNT_ERRORS,
  ...DUTY_ERRORS,
  ...MESSAGE_ERRORS,
  ...MONEY_ERRORS,
  ...IDENTITY_ERRORS,
  ...LEDGER_ERRORS,
  ...PLATFORM_ERRORS,
  ...PAPER_ERRORS,
  ...PRIVACY_ERRORS,
  ...RELEASE_ERRORS,
  ...RELISTING_ERRORS,
  ...REQUEST_ERRORS,
  ...RISK_ERRORS,
  ...STAFF_ERRORS,
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
