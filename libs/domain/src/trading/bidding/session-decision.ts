import { type Refusal, refusal } from '../../kernel/index.js';

/** What holds a session until two people have decided it in writing. Source: rules §21 A14b, A14c. */
export const SESSION_QUESTIONS = {
  LEADER: '领先的人可能不能再参加，要两个人书面决定',
  GO_ON: '平台第二次中断，恢复的时间要两个人定',
  ENVELOPE: '密封报价的人可能不能再参加，要两个人书面决定以后才能开启',
} as const;
export type SessionQuestion = keyof typeof SESSION_QUESTIONS;

export const SESSION_DECISIONS = {
  STRIKE: '撤销他的出价，不再计入',
  UPHOLD: '他的出价有效，接着进行',
  GO_ON: '定下恢复的时间',
} as const;
export type SessionDecisionKind = keyof typeof SESSION_DECISIONS;

/** Why a leader's bids are struck; the first two cost him his deposit. Source: rules §6.9, §21 A14c. */
export const STRIKE_GROUNDS = {
  FALSE_DOCUMENTS: '提供虚假材料',
  COLLUSION: '与他人串通',
  BARRED: '被依法限制参加交易',
  DEPOSIT: '保证金不再有效',
} as const;
export type StrikeGround = keyof typeof STRIKE_GROUNDS;

/** Whether a leader who is struck on this ground has broken his word, so that his deposit is forfeited. */
export function isBreach(ground: StrikeGround): boolean {
  return ground === 'FALSE_DOCUMENTS' || ground === 'COLLUSION';
}

/** Why this cannot be decided now, or nothing. */
export function refuseSessionDecision(
  question: SessionQuestion | null,
  { kind, ground }: { readonly kind: SessionDecisionKind; readonly ground?: StrikeGround | undefined },
): Refusal | undefined {
  const answers: readonly SessionDecisionKind[] =
    question === null ? [] : question === 'GO_ON' ? ['GO_ON'] : ['STRIKE', 'UPHOLD'];
  if (!answers.includes(kind)) return refusal('session.not-asked', 'kind');
  if (kind === 'STRIKE' && ground === undefined) return refusal('session.no-ground', 'ground');
  return undefined;
}
