import type { RoomView } from '@helan/contracts';
import { type AscendingPhase, type AscendingRules, type AscendingState, phaseAt } from '@helan/domain';

/** A room as the domain's functions take it; whoever leads is named by his paddle. */
export function toRules(room: RoomView): AscendingRules {
  return {
    startPriceFen: BigInt(room.startPriceFen),
    stepFen: BigInt(room.stepFen),
    startAt: Date.parse(room.startAt),
    freeEndAt: Date.parse(room.freeEndAt),
    limitedMs: room.limitedMs,
  };
}

export function toState(room: RoomView): AscendingState {
  const isEnded = ['ENDED', 'WON', 'FAILED'].includes(room.state);
  const currentFen = room.currentFen === null ? null : BigInt(room.currentFen);
  return { seq: room.seq, currentFen, leader: room.leaderPaddle, endAt: Date.parse(room.endAt), isEnded };
}

/** Which phase, how long it still lasts and how long it lasts in all, in milliseconds. */
export function remaining(
  room: RoomView,
  now: number,
): { phase: AscendingPhase; leftMs: number; totalMs: number } {
  const rules = toRules(room);
  const state = toState(room);
  const phase = phaseAt(rules, state, now);
  if (phase === 'SCHEDULED') return { phase, leftMs: rules.startAt - now, totalMs: rules.startAt - now };
  if (phase === 'FREE')
    return { phase, leftMs: rules.freeEndAt - now, totalMs: rules.freeEndAt - rules.startAt };
  if (phase === 'LIMITED') return { phase, leftMs: state.endAt - now, totalMs: rules.limitedMs };
  return { phase, leftMs: 0, totalMs: 1 };
}

/** `4:05`, or with days and hours where it is long. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return `${days} 天 ${hours} 小时`;
  const tail = `${String(minutes).padStart(hours ? 2 : 1, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}
