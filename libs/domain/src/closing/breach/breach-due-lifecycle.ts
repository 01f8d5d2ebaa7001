import { comparePayer } from '../../kernel/identity/index.js';
import { Lifecycle, type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';

export const BREACH_DUE_STATES = {
  ASSESSING: '待核定实际损失',
  OPEN: '待发催付函',
  ASKED: '已催付，等转出方付款',
  PAID: '已到账，待付受让方',
  PAID_OUT: '已付受让方',
  WAIVED: '受让方已放弃',
  REFERRED: '逾期未付，双方依法解决',
} as const;
export type BreachDueState = keyof typeof BREACH_DUE_STATES;
export type BreachDueAction =
  'assess' | 'deny' | 'ask' | 'pay' | 'unmatch' | 'payOut' | 'comeBack' | 'waive' | 'refer';
export type BreachDueDoer = 'CENTER_REVIEW' | 'CENTER_APPROVE' | 'FINANCE_CHECK' | 'TRANSFEREE';

/**
 * 转出方违约赔付: what a transferor who broke his word owes whoever stood by him. Asked for by a letter, it comes in by an
 * account of its own and goes on to whom it is owed; he may give it up; what is not paid is the courts'. What comes later is
 * taken all the same. Source: rules §6.9.
 */
export const breachDueLifecycle = new Lifecycle<BreachDueState, BreachDueAction, BreachDueDoer>({
  initial: 'ASSESSING',
  final: ['WAIVED'],
  rests: ['PAID_OUT', 'REFERRED'],
  transitions: [
    { from: 'ASSESSING', action: 'assess', to: 'OPEN', by: ['CENTER_APPROVE'], label: '核定实际损失' },
    {
      from: 'ASSESSING',
      action: 'deny',
      to: 'REFERRED',
      by: ['CENTER_APPROVE'],
      label: '损失没有凭据，双方依法解决',
    },
    { from: ['OPEN', 'ASKED'], action: 'ask', to: 'ASKED', by: ['CENTER_REVIEW'], label: '发催付函' },
    {
      from: ['OPEN', 'ASKED', 'REFERRED'],
      action: 'pay',
      to: 'PAID',
      by: ['FINANCE_CHECK'],
      label: '到账复核',
    },
    { from: 'PAID', action: 'unmatch', to: 'ASKED', by: ['FINANCE_CHECK'], label: '两人撤销认领，重新等款' },
    { from: 'PAID', action: 'payOut', to: 'PAID_OUT', by: ['FINANCE_CHECK'], label: '付受让方复核' },
    { from: 'PAID_OUT', action: 'comeBack', to: 'PAID', by: ['FINANCE_CHECK'], label: '银行退汇，再付' },
    {
      from: ['ASSESSING', 'OPEN', 'ASKED', 'REFERRED'],
      action: 'waive',
      to: 'WAIVED',
      by: ['TRANSFEREE'],
      label: '放弃',
    },
    {
      from: 'ASKED',
      action: 'refer',
      to: 'REFERRED',
      by: ['CENTER_APPROVE'],
      label: '逾期未付，双方依法解决',
    },
  ],
});

/** Letters that ask for it at most. */
export const MOST_LETTERS = 3;

/** Why money that came to its account does not pay it, or not without people who look. Source: rules §10.1, §21 A18. */
export function refuseBreachDue(
  receipt: { readonly payerName: string; readonly amountFen: Fen; readonly isDecided: boolean },
  due: { readonly debtorName: string; readonly owedFen: Fen; readonly state: BreachDueState },
): Refusal | undefined {
  if (!breachDueLifecycle.find(due.state, 'pay')) return refusal('breach-due.over', 'subAccount');
  const likeness = comparePayer(receipt.payerName, due.debtorName);
  if (likeness === 'OTHER') return refusal('breach-due.payer-mismatch', 'payerName');
  if (receipt.amountFen !== due.owedFen)
    return refusal('breach-due.amount-mismatch', 'amountYuan', { expected: formatYuan(due.owedFen) });
  if (likeness === 'CLOSE' && !receipt.isDecided)
    return refusal('breach-due.payer-close', 'payerName', { name: due.debtorName });
  return undefined;
}
