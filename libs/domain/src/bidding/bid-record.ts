import { type Refusal, isRefusal } from '../kernel/refusal.js';
import { type AscendingRules, type AscendingState, applyBid, judgeBid, openingState } from './ascending.js';

/** One accepted bid as the public record shows it. Money and moments as digits. */
export interface BidLine {
  readonly seq: number;
  readonly paddle: string;
  readonly amountFen: string;
  /** ISO moment of arrival with milliseconds. */
  readonly at: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** The hash before the first bid of a lot. */
export const GENESIS_HASH = '0'.repeat(64);

/** The text whose SHA-256 is the bid's hash: lot, place in the order, who, how much, when, the hash before. */
export function bidText(lotNo: string, line: Omit<BidLine, 'hash'>): string {
  return [lotNo, line.seq, line.paddle, line.amountFen, line.at, line.prevHash].join('|');
}

export interface ReplayFault {
  readonly seq: number;
  readonly fault: 'gap' | 'chain' | 'hash' | 'rule';
  readonly refusal?: Refusal;
}

/**
 * Plays a record again from its rules: the order must have no gap, every hash must follow from its text, and
 * every bid must have been lawful where it stands. Returns the state it ends in, or the first fault.
 * `sha256` gives lower-case hexadecimal.
 */
export function replay(
  lotNo: string,
  rules: AscendingRules,
  lines: readonly BidLine[],
  sha256: (text: string) => string,
): AscendingState | ReplayFault {
  let state = openingState(rules);
  let prevHash = GENESIS_HASH;
  for (const [index, line] of lines.entries()) {
    const seq = line.seq;
    if (seq !== index + 1) return { seq: index + 1, fault: 'gap' };
    if (line.prevHash !== prevHash) return { seq, fault: 'chain' };
    if (sha256(bidText(lotNo, line)) !== line.hash) return { seq, fault: 'hash' };
    const bid = {
      bidder: line.paddle,
      amountFen: BigInt(line.amountFen),
      at: Date.parse(line.at),
      isAdmitted: true,
    };
    const refused = judgeBid(rules, state, bid);
    if (isRefusal(refused)) return { seq, fault: 'rule', refusal: refused };
    state = applyBid(rules, state, bid);
    prevHash = line.hash;
  }
  return state;
}

export function isReplayFault(result: AscendingState | ReplayFault): result is ReplayFault {
  return 'fault' in result;
}
