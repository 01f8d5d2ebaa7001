/** How many winners a lot may have one after the other: the first, and two more by rank. */
export const MOST_WINNERS = 3;

export const SUCCESSION_STATES = {
  ASKED: '正在询问',
  ACCEPTED: '愿意受让',
  DECLINED: '不受让',
  SILENT: '到期没有答复',
} as const;
export type SuccessionState = keyof typeof SUCCESSION_STATES;
