import { type ListingState, listingLifecycle } from '@helan/domain';

/** A part of a project's page: a phase of the deal, or what stands beside all of them. */
export interface ProjectPart {
  readonly id: string;
  readonly name: string;
}

/** From here on there is a plan of payments. */
export const WITH_PAYMENTS: readonly ListingState[] = [
  'SETTLING',
  'SETTLED',
  'CERTIFIED',
  'CLOSED',
  'ARCHIVED',
];
/** There is a result, and no certificate yet. */
export const BETWEEN: readonly ListingState[] = ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'SETTLED'];
/** Somebody may have broken his word. */
export const BREAKABLE: readonly ListingState[] = ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'BREACHED'];
/** There is a contract, or will be one, that can be ended. */
export const ENDABLE: readonly ListingState[] = listingLifecycle.states.filter((state) =>
  listingLifecycle.find(state, 'endContract'),
);
/** Something of the session, or of what comes before it, is to be seen. */
const TRADED: readonly ListingState[] = ['REG_CLOSED', 'TRADING', 'FAILED'];

export const PARTS = {
  application: { id: 'part-application', name: '申请和核实' },
  papers: { id: 'part-papers', name: '材料' },
  publicity: { id: 'part-publicity', name: '公告和报名' },
  trading: { id: 'part-trading', name: '交易' },
  closing: { id: 'part-closing', name: '合同和结算' },
  oversight: { id: 'part-oversight', name: '协查和风险' },
  history: { id: 'part-history', name: '经过' },
} as const satisfies Record<string, ProjectPart>;

/** The parts that a project in this state has, in the order of a deal. */
export function partsOf(state: ListingState, hasLot: boolean): ProjectPart[] {
  const isClosing = [WITH_PAYMENTS, BETWEEN, BREAKABLE, ENDABLE].some((states) => states.includes(state));
  return [
    PARTS.application,
    PARTS.papers,
    ...(hasLot ? [PARTS.publicity] : []),
    ...(hasLot && TRADED.includes(state) ? [PARTS.trading] : []),
    ...(hasLot && isClosing ? [PARTS.closing] : []),
    PARTS.oversight,
    PARTS.history,
  ];
}

/** The part in which the project is now: it is read first. */
export function partNow(state: ListingState, hasLot: boolean): ProjectPart {
  const parts: readonly ProjectPart[] = partsOf(state, hasLot);
  const now = [PARTS.trading, PARTS.closing, PARTS.publicity].find((part) => parts.includes(part));
  return state === 'ARCHIVED' || !now ? PARTS.application : now;
}
