import type { BankProfileView, BankStatementView } from '@helan/contracts';
import { type Queue, answered, has, listed } from './queue.js';

/** Files of the bank, and what was said about banks, that wait for one of the two desks of finance. */
export const BANK_QUEUES: readonly Queue[] = [
  listed<BankStatementView>(
    'finance/bank-statements',
    'STATEMENT_CHOOSE STATEMENT_RELEASE',
    ({ id, state, actions }, reader) => {
      if (state === 'READ') return has(reader, 'FINANCE_CLERK') && `STATEMENT_CHOOSE:${id}`;
      return actions.includes('release') && `STATEMENT_RELEASE:${id}`;
    },
  ),
  answered<BankProfileView[], BankProfileView>(
    'finance/bank-profiles',
    'BANK_PROFILE_ANSWER',
    (rows) => rows,
    ({ id, state, isMine }, reader) =>
      state === 'PROPOSED' && has(reader, 'FINANCE_CHECK') && !isMine && `BANK_PROFILE_ANSWER:${id}`,
  ),
];
