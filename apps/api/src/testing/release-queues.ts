import type { BondView, BreachDueView, InterestReceiptView } from '@helan/contracts';
import { type Queue, byNumber, has, listed } from './queue.js';

/** Of what becomes of deposits, bonds and breaches. */
export const RELEASE_QUEUES: readonly Queue[] = [
  listed<InterestReceiptView>(
    'finance/interest-receipts',
    'INTEREST_CONFIRM INTEREST_KEEPING',
    ({ flowNo, state, keeping, enteredByMe }, reader) => {
      if (!has(reader, 'FINANCE_CHECK')) return false;
      if (keeping) return !keeping.isMine && `INTEREST_KEEPING ${keeping.flowNo}`;
      return state === 'ENTERED' && !enteredByMe && `INTEREST_CONFIRM ${flowNo}`;
    },
    { ofWork: byNumber },
  ),
  listed<BondView>('bonds/claimed', 'BOND_DECIDE', ({ claims }, reader) => {
    const open = claims.find(({ state }) => state === 'PROPOSED');
    return has(reader, 'CENTER_APPROVE') && open && !open.isMine && `BOND_DECIDE:${open.id}`;
  }),
  listed<BreachDueView>(
    'breach-dues',
    'BREACH_DUE_ASK BREACH_DUE_DECIDE',
    ({ id, state, proposal, isLate }, reader) => {
      if (has(reader, 'CENTER_REVIEW') && (state === 'OPEN' || (state === 'ASSESSING' && !proposal)))
        return `BREACH_DUE_ASK:${id}`;
      const isToDecide = isLate || (proposal !== null && !proposal.isMine);
      return has(reader, 'CENTER_APPROVE') && isToDecide && `BREACH_DUE_DECIDE:${id}`;
    },
  ),
];
