import type { Step } from './trading-steps.js';

const READERS = 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR';
const REGIONAL = `${READERS} VILLAGE_LIAISON TOWN_REVIEWER`;

/** Steps of days, statements and receipts, and who may take them. */
export const RECONCILIATION_STEPS: readonly Step[] = [
  ['get', 'finance/days/:bank', READERS],
  ['get', 'finance/days/:bank/:day', READERS],
  ['put', 'finance/days/:bank/:day/balance', 'FINANCE_CLERK'],
  ['post', 'finance/days/:bank/:day/explanations', 'FINANCE_CLERK'],
  ['post', 'finance/days/:bank/:day/explanations/withdrawal', 'FINANCE_CLERK'],
  ['post', 'finance/days/:bank/:day/closing', 'FINANCE_CLERK'],
  ['post', 'finance/days/:bank/:day/closing/withdrawal', 'FINANCE_CLERK FINANCE_CHECK'],
  ['post', 'finance/days/:bank/:day/confirmation', 'FINANCE_CHECK'],
  ['post', 'finance/days/:bank/:day/reopening', 'FINANCE_CLERK'],
  ['delete', 'finance/days/:bank/:day/reopening', 'FINANCE_CLERK'],
  ['post', 'finance/days/:bank/:day/reopening/answer', 'FINANCE_CHECK'],
  ['get', 'finance/statements/:period', READERS],
  ['get', 'finance/statements/:period/paper', READERS],
  ['get', 'finance/statements/:period/sheet', READERS],
  ['get', 'finance/statement-subjects', REGIONAL],
  ['get', 'finance/account-statements/projects/:id', READERS],
  ['get', 'finance/account-statements/projects/:id/paper', READERS],
  ['get', 'finance/account-statements/projects/:id/sheet', READERS],
  ['get', 'finance/account-statements/parties/:id', READERS],
  ['get', 'finance/account-statements/parties/:id/paper', READERS],
  ['get', 'finance/account-statements/parties/:id/sheet', READERS],
  ['get', 'finance/account-statements/villages/:code', REGIONAL],
  ['get', 'finance/account-statements/villages/:code/paper', REGIONAL],
  ['get', 'finance/account-statements/villages/:code/sheet', REGIONAL],
  ['get', 'my/account-statement', 'MEMBER'],
  ['get', 'my/account-statement/paper', 'MEMBER'],
  ['get', 'my/account-statement/sheet', 'MEMBER'],
  ['get', 'finance/vouchers', READERS],
  ['post', 'finance/receipts/:id/voucher', 'FINANCE_CLERK FINANCE_CHECK'],
  ['get', 'finance/vouchers/:no/paper', READERS],
];
