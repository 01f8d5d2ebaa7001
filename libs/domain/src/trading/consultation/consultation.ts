import { type BiddingMode, SILENCES, type Silence } from '../../listing/trading-choice/index.js';

/** How long both sides have, in working days, and what silence means; frozen in the notice. */
export interface ConsultationTerms {
  readonly workingDays: number;
  readonly silence: Silence;
}

export const CONSULTATION_STATES = {
  ASKING: '正在征求双方意见',
  OBJECTED: '转出方不同意按公告进行',
  CLOSED: '双方意见已征求完',
} as const;
export type ConsultationState = keyof typeof CONSULTATION_STATES;

/** What has been answered; null where nobody has. */
export interface Answers {
  readonly transferor: boolean | null;
  readonly applicants: readonly (boolean | null)[];
}

/**
 * 征求流转双方意见, once registration is closed and everybody's place is decided: the transferor, whether mode
 * and price of the notice stand; each applicant, whether he still takes part. It is closed by the last answer
 * or by time; an objection of the transferor holds everything until it is taken back, as long again as both sides
 * had; where nobody is left there is nothing to ask any more.
 * Source: 贺党办〔2022〕110号 四(六); rules §17 ask.bothSidesWd.
 */
export function consultationState({ transferor, applicants }: Answers, isOver: boolean): ConsultationState {
  if (applicants.length === 0) return 'CLOSED';
  if (transferor === false) return 'OBJECTED';
  const isAnswered = transferor !== null && !applicants.includes(null);
  return isOver || isAnswered ? 'CLOSED' : 'ASKING';
}

/** The terms as a notice prints them; where bids are made before both sides are asked, whoever has bid is bound. */
export function consultationInWords(
  { workingDays, silence }: ConsultationTerms,
  mode: BiddingMode | undefined,
): string {
  const bound = mode === 'DYNAMIC' && silence === 'LEAVES' ? '；出过价的不退出，仍按自己的出价参加' : '';
  return `保证金到账后征求双方意见，${workingDays} 个工作日内答复：转出方到期不答复的，按公告的方式和价格进行；${SILENCES[silence]}${bound}。`;
}
