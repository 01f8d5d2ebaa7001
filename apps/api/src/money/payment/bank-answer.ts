import { type BankJudgement, type Refusal, isRefusal } from '@helan/domain';

/** What became of one word of the bank: taken, known before, or refused with what keeps it. */
export interface BankAnswer {
  readonly orderId: string;
  readonly outcome: 'TAKEN' | 'KNOWN' | 'REFUSED';
  readonly refusal?: Refusal;
}

export function toAnswer(orderId: string, judgement: BankJudgement): BankAnswer {
  if (isRefusal(judgement)) return { orderId, outcome: 'REFUSED', refusal: judgement };
  return { orderId, outcome: judgement === 'TAKE' ? 'TAKEN' : 'KNOWN' };
}
