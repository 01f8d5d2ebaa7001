import type { Step } from './trading-steps.js';

const RECORD =
  'MEMBER CENTER_ACCEPT CENTER_REVIEW CENTER_APPROVE TRADE_HOST FINANCE_CLERK FINANCE_CHECK CERT_CLERK ARCHIVIST SUPERVISOR';

/** Of a contract's payments through the years, and of its end by time. */
export const PLAN_STEPS: readonly Step[] = [
  ['post', 'lots/:id/settlement/payments/:seq/waiver', 'MEMBER VILLAGE_LIAISON'],
  ['post', 'lots/:id/settlement/changes', 'CENTER_REVIEW'],
  ['post', 'lots/:id/settlement/changes/:id/answer', 'CENTER_APPROVE'],
  ['get', 'lots/:id/settlement/letters/:id', RECORD],
  ['post', 'contracts/:id/renewal', 'CENTER_REVIEW'],
];
