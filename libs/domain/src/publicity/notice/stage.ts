import type { ListingState } from '../../listing/listing/index.js';

interface Stage {
  readonly label: string;
  readonly states: readonly ListingState[];
}

/** Where a published lot stands for whoever looks for one. */
export const STAGES = {
  open: { label: '正在公告', states: ['LISTED', 'EXTENDED'] },
  trading: { label: '交易阶段', states: ['REG_CLOSED', 'TRADING'] },
  done: {
    label: '已成交',
    states: [
      'RESULT_PUBLICITY',
      'DEAL_CONFIRMED',
      'CONTRACTING',
      'SETTLING',
      'SETTLED',
      'CERTIFIED',
      'CLOSED',
      'ARCHIVED',
    ],
  },
  stopped: { label: '停下来的', states: ['SUSPENDED', 'BREACHED'] },
  failed: { label: '没有成交', states: ['FAILED', 'WITHDRAWN', 'TERMINATED', 'VOIDED'] },
} as const satisfies Readonly<Record<string, Stage>>;

/** The states of a stage; nothing where there is no such stage. */
export function statesOf(stage: string): readonly ListingState[] | undefined {
  return Object.hasOwn(STAGES, stage) ? STAGES[stage as keyof typeof STAGES].states : undefined;
}
