import type { Step } from './trading-steps.js';

const RECORD =
  'MEMBER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE TRADE_HOST FINANCE_CLERK FINANCE_CHECK CERT_CLERK ARCHIVIST SUPERVISOR';

/** Of what becomes of deposits, bonds and breaches. */
export const RELEASE_STEPS: readonly Step[] = [
  ['get', 'bonds', 'CENTER_REVIEW CENTER_APPROVE FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'bonds/claimed', 'CENTER_REVIEW CENTER_APPROVE FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'my/bonds', 'MEMBER'],
  ['post', 'bonds/:id/claims', 'CENTER_REVIEW'],
  ['post', 'bond-claims/:id/decision', 'CENTER_APPROVE'],
  ['get', 'finance/interest-receipts', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['get', 'finance/interest-receipts/overview', 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR'],
  ['post', 'finance/interest-receipts', 'FINANCE_CLERK'],
  ['post', 'finance/interest-receipts/:id/confirmation', 'FINANCE_CHECK'],
  ['post', 'finance/interest-receipts/:id/discarding', 'FINANCE_CLERK FINANCE_CHECK'],
  ['post', 'finance/interest-receipts/:id/keeping', 'FINANCE_CLERK'],
  ['post', 'finance/interest-receipts/:id/keeping/answer', 'FINANCE_CHECK'],
  ['get', 'lots/:id/purchase-contract', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['post', 'lots/:id/purchase-contract', 'CENTER_REVIEW'],
  ['get', 'breach-dues', 'CENTER_REVIEW CENTER_APPROVE SUPERVISOR'],
  ['get', 'my/breach-dues', 'MEMBER'],
  ['get', 'breach-dues/:id/letter', RECORD],
  ['post', 'breach-dues/:id/letter', 'CENTER_REVIEW'],
  ['post', 'breach-dues/:id/loss', 'CENTER_REVIEW'],
  ['post', 'breach-dues/:id/loss/answer', 'CENTER_APPROVE'],
  ['post', 'breach-dues/:id/waiver', 'MEMBER'],
  ['post', 'breach-dues/:id/referral', 'CENTER_APPROVE'],
];
