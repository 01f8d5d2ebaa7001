import { Lifecycle, type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';

export const BOND_STATES = {
  HELD: '在中心保管',
  RETURN_DUE: '待退还',
  RETURNED: '已退还',
  SPENT: '已全部扣付转出方',
  UNDONE: '认领错了，已冲回',
} as const;
export type BondState = keyof typeof BOND_STATES;
export type BondAction = 'release' | 'refund' | 'spend' | 'comeBack' | 'undo';

/**
 * 履约保证金: it stands for the contract's time and goes back at its end, but for what two people have granted the
 * transferor for a breach. Source: rules §10.1, §10.2.
 */
export const bondLifecycle = new Lifecycle<
  BondState,
  BondAction,
  'SYSTEM' | 'FINANCE_CHECK' | 'CENTER_APPROVE'
>({
  initial: 'HELD',
  final: ['SPENT', 'UNDONE'],
  rests: ['RETURNED'],
  transitions: [
    { from: 'HELD', action: 'release', to: 'RETURN_DUE', by: ['SYSTEM', 'CENTER_APPROVE'], label: '应退还' },
    { from: 'HELD', action: 'undo', to: 'UNDONE', by: ['FINANCE_CHECK'], label: '认领错了，冲回' },
    { from: 'HELD', action: 'spend', to: 'SPENT', by: ['CENTER_APPROVE'], label: '全部扣付' },
    { from: 'RETURN_DUE', action: 'refund', to: 'RETURNED', by: ['FINANCE_CHECK'], label: '退还复核' },
    {
      from: 'RETURNED',
      action: 'comeBack',
      to: 'RETURN_DUE',
      by: ['FINANCE_CHECK'],
      label: '银行退汇，再退',
    },
  ],
});

export const BOND_CLAIM_STATES = {
  PROPOSED: '待另一人决定',
  REFUSED: '不予扣付',
  ORDERED: '待付转出方',
  PAID: '已付转出方',
} as const;
export type BondClaimState = keyof typeof BOND_CLAIM_STATES;
export type BondClaimAction = 'grant' | 'refuse' | 'pay' | 'comeBack';

/** What is to be taken out of a bond for a breach: one proposes it with grounds, another decides. Source: rules §10.1. */
export const bondClaimLifecycle = new Lifecycle<
  BondClaimState,
  BondClaimAction,
  'CENTER_APPROVE' | 'FINANCE_CHECK'
>({
  initial: 'PROPOSED',
  final: ['REFUSED'],
  rests: ['PAID'],
  transitions: [
    { from: 'PROPOSED', action: 'grant', to: 'ORDERED', by: ['CENTER_APPROVE'], label: '同意扣付' },
    { from: 'PROPOSED', action: 'refuse', to: 'REFUSED', by: ['CENTER_APPROVE'], label: '不予扣付' },
    { from: 'ORDERED', action: 'pay', to: 'PAID', by: ['FINANCE_CHECK'], label: '付转出方复核' },
    { from: 'PAID', action: 'comeBack', to: 'ORDERED', by: ['FINANCE_CHECK'], label: '银行退汇，再付' },
  ],
});

/** Why so much cannot be taken out of a bond, or nothing; `heldFen` is what is still there of it. */
export function refuseBondClaim(amountFen: Fen, heldFen: Fen): Refusal | undefined {
  if (amountFen > 0n && amountFen <= heldFen) return undefined;
  return refusal('bond.beyond', 'amountYuan', { max: formatYuan(heldFen) });
}
