/** Which first bid is the lowest lawful one: the start price itself, or one step beyond it. */
export const FIRST_BIDS = {
  AT_START: '第一口可以等于起始价',
  STEP_BEYOND: '第一口至少比起始价多一档',
} as const;
export type FirstBid = keyof typeof FIRST_BIDS;

/** What a bid in the limited phase does to the end: begins the window anew, or adds a fixed time to it. */
export const EXTENSION_MANNERS = { RESET: '从出价时起重新计时', ADD: '在结束时间上加时' } as const;
