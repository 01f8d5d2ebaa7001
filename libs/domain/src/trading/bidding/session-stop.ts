/** Why a session stands still, as its log says it. Source: rules §6.7, §17 bid.dayEnd, §21 A14a–A14c. */
export const STOP_REASONS = {
  NIGHT: '当日时间已到，下一个工作日接着来',
  FAULT: '因故障暂停',
  SUSPENDED: '项目中止，竞价随之暂停',
  OUTAGE: '平台中断过，竞价从中断时起暂停',
  LEADER: '领先的竞买人可能不能再参加，等两个人书面决定',
  CLOCK: '服务器时间倒退，竞价暂停',
} as const;
export type StopReason = keyof typeof STOP_REASONS;

/** The line of a stop in words; `value` is what its log line holds. */
export function stopInWords(value: string): string {
  const { reason, note } = JSON.parse(value) as { reason: StopReason; note?: string };
  return note ? `${STOP_REASONS[reason]}：${note}` : STOP_REASONS[reason];
}

/**
 * Struck bids in words: whose, why, and what stands then; of a sealed price, which nobody has read yet, no more than
 * whose and why. `yuan` writes an amount of fen.
 */
export function strikeInWords(value: string, yuan: (fen: bigint) => string): string {
  const { paddles, why, leader, amountFen } = JSON.parse(value) as {
    paddles: string[];
    why: string;
    leader?: string | null;
    amountFen?: string | null;
  };
  if (amountFen === undefined) return `号牌 ${paddles.join('、')} 的密封报价不计入（${why}）`;
  const after = amountFen === null ? '回到没有人出价' : `回到号牌 ${leader} 的 ${yuan(BigInt(amountFen))} 元`;
  return `撤销号牌 ${paddles.join('、')} 的出价（${why}），${after}`;
}
