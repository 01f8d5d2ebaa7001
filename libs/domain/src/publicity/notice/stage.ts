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

interface Traded {
  readonly trading?: { readonly mode?: string } | null | undefined;
  readonly negotiation?: object | null | undefined;
}

/** From the first bid that may come; it stays readable when it is over. */
const WITH_ROOM: readonly string[] = ['TRADING', ...STAGES.done.states];

/** Whether a lot has a bidding room that anybody can look into. What is negotiated has none. */
export function hasRoom(lotState: string, { trading, negotiation }: Traded): boolean {
  if (!trading) return false;
  return (
    (trading.mode === 'DYNAMIC' && lotState === 'LISTED') || (!negotiation && WITH_ROOM.includes(lotState))
  );
}
