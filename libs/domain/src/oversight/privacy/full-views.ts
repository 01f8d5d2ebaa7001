/** What is shown masked, and in full only to whoever says why. Source: rules §13.1. */
export const MASKED_FACTS = {
  ID_NUMBER: '证件号码',
  PHONE: '手机号',
  BANK_ACCOUNT: '银行账号',
} as const;

export type MaskedFact = keyof typeof MASKED_FACTS;

/**
 * What somebody reads of himself that was seen: numbers by whoever said why, papers by whoever worked with them, and the
 * account by whoever paid.
 */
export const VIEWED_FACTS = { ...MASKED_FACTS, PAPER: '证件和材料', PAYMENT: '付款用的账户' } as const;

export type ViewedFact = keyof typeof VIEWED_FACTS;

/** Of an application's papers those that hold names and numbers of persons; all of a registration or a correction do. */
export const IDENTITY_PAPERS = [
  'ID_CARD',
  'COHOLDER_CONSENT',
  'PAPER_MANDATE',
  'HOUSEHOLD_MANDATES',
  'MANDATE',
] as const;

export const VIEW_REASONS = {
  CHECK_PAPERS: '和证件、材料核对',
  CALL: '打电话联系本人',
  PAYMENT: '核对收款、付款账户',
  COURT: '法院、检察、公安、审计依法要求',
  COMPLAINT: '处理异议、投诉、信访',
} as const;

export type ViewReason = keyof typeof VIEW_REASONS;

/** Reasons for which each fact may be asked. */
const FITTING: Readonly<Record<MaskedFact, readonly ViewReason[]>> = {
  ID_NUMBER: ['CHECK_PAPERS', 'COURT', 'COMPLAINT'],
  PHONE: ['CALL', 'CHECK_PAPERS', 'COURT', 'COMPLAINT'],
  BANK_ACCOUNT: ['PAYMENT', 'COURT', 'COMPLAINT'],
};

/** A day of Shanghai: from so many on the supervisor is told; more than so many nobody sees. */
export const VIEWS_A_DAY = { told: 20, most: 50 } as const;

export function fitsFact(reason: ViewReason, fact: MaskedFact): boolean {
  return FITTING[fact].includes(reason);
}

export function reasonsFor(fact: MaskedFact): readonly ViewReason[] {
  return FITTING[fact];
}

/** Whether one more may be shown after so many today. */
export function mayViewMore(today: number): boolean {
  return today < VIEWS_A_DAY.most;
}

export function isManyViews(today: number): boolean {
  return today >= VIEWS_A_DAY.told;
}
