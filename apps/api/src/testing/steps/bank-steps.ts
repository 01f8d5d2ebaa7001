const READERS = 'FINANCE_CLERK FINANCE_CHECK SUPERVISOR';

/** Steps of the bank's files and settings, and who may take them. */
export const BANK_STEPS: readonly (readonly [
  verb: 'get' | 'post' | 'put' | 'delete',
  route: string,
  roles: string,
])[] = [
  ['get', 'finance/bank-profiles', READERS],
  ['post', 'finance/bank-profiles', 'FINANCE_CLERK'],
  ['post', 'finance/bank-profiles/:id/answer', 'FINANCE_CHECK'],
  ['get', 'finance/bank-statements', READERS],
  ['post', 'finance/bank-statements', 'FINANCE_CLERK'],
  ['post', 'finance/bank-statements/collection', 'FINANCE_CLERK'],
  ['get', 'finance/bank-statements/:id', READERS],
  ['get', 'finance/bank-statements/:id/lines', READERS],
  ['post', 'finance/bank-statements/:id/taking', 'FINANCE_CLERK'],
  ['post', 'finance/bank-statements/:id/release', 'FINANCE_CHECK'],
  ['post', 'finance/bank-statements/:id/refusal', 'FINANCE_CLERK FINANCE_CHECK'],
  ['post', 'finance/bank-statements/:id/retry', 'FINANCE_CLERK'],
  ['get', 'finance/bank-lines', READERS],
  ['get', 'finance/payment-batches/:id/file', 'FINANCE_CLERK'],
];
