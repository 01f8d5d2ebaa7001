import type { LogLineView, RoomView, SeatView } from '@helan/contracts';
import {
  type PriceScale,
  type SessionPhase,
  formatPrice,
  isSealedMode,
  stopInWords,
  strikeInWords,
} from '@helan/domain';
import { leadsIn } from './bid-choices';
import type { Lead } from './lead';
import type { Knowledge } from './own-seat';
import { PHASE_NAMES, roundInWords } from './room-state';

const LAST_MINUTE_MS = 60_000;
const WARNINGS = [
  { beforeMs: 60_000, text: '还剩不到一分钟，要出价请抓紧。' },
  { beforeMs: 30_000, text: '还剩三十秒。' },
  { beforeMs: 10_000, text: '最后十秒。' },
] as const;
/** Lines of the log that are nobody's bid. */
const LOG_EVENTS: Readonly<Record<string, string>> = {
  RESERVE: '达到保留价，保留价打开',
  RESUME: '竞价恢复',
  ENTER: '确认进入限时竞价',
  LIMITED_AT: '定下限时竞价的开始时间',
  SCORED: '方案得分已定',
  OPENED: '开启密封价',
  DRAWN: '同价抽签',
  END: '竞价结束',
};

interface Left {
  readonly phase: SessionPhase;
  readonly leftMs: number;
}

/** Open since its notice, and nobody has said yet when its limited window begins. */
export function isUnset({ rules, bidding }: RoomView): boolean {
  return rules.mode === 'DYNAMIC' && rules.freeEndAt === bidding.freeEndAt;
}

/** What the clock counts down to. */
export function phaseInWords(room: RoomView, phase: SessionPhase): string {
  if (room.awaitsRound) return '等下一轮报价';
  if (phase !== 'FREE') return PHASE_NAMES[phase];
  if (isUnset(room)) return '动态报价';
  if (isSealedMode(room.rules.mode)) return '密封报价，距截止';
  return room.rules.mode === 'DESC' ? '距下次降价，不再降的距结束' : PHASE_NAMES.FREE;
}

/** Which of the three warnings of the last minute stands; none before it. */
export function warningAt({ phase, leftMs }: Left): (typeof WARNINGS)[number] | null {
  if (phase !== 'LIMITED') return null;
  return WARNINGS.findLast(({ beforeMs }) => leftMs <= beforeMs) ?? null;
}

export function isLastMinute({ phase, leftMs }: Left): boolean {
  return phase === 'LIMITED' && leftMs <= LAST_MINUTE_MS;
}

/** How much of its phase is left, in hundredths. */
export function shareLeft({
  leftMs,
  totalMs,
}: {
  readonly leftMs: number;
  readonly totalMs: number;
}): number {
  return Math.max(0, Math.min(100, (leftMs / totalMs) * 100));
}

/** The platform's time of day in Asia/Shanghai to the millisecond, and how far it may be off; null while it is unknown. */
export function clockInWords(now: number, errorMs: number | null): string {
  if (errorMs === null) return '正在和平台校准时间';
  const time = new Date(now + 8 * 3_600_000).toISOString().slice(11, 23);
  return `平台时间 ${time}，误差不超过 ${errorMs} 毫秒`;
}

/** What happened, in words: of a stop its reason, of struck bids whose they were. */
export function eventInWords({ kind, paddle, value }: LogLineView, scale: PriceScale): string {
  if (kind === 'ROUND') return roundInWords(value);
  if (kind === 'ENTER') return `号牌 ${paddle} ${LOG_EVENTS['ENTER']}`;
  if (kind === 'PAUSE') return stopInWords(value);
  if (kind === 'STRUCK') return strikeInWords(value, (parts) => formatPrice(parts, scale));
  return LOG_EVENTS[kind] ?? kind;
}

/** Why it stands still, as its newest stop says; empty where it never has. */
export function stoppedFor({ log }: RoomView): string {
  const stop = log.find(({ kind }) => kind === 'PAUSE');
  return stop ? stopInWords(stop.value) : '';
}

/** Whoever is admitted sits; in a session that is open since its notice he sits down with his first bid. */
export function mayBidIn({ rules }: RoomView, seat: SeatView | null, knowledge: Knowledge): boolean {
  if (knowledge === 'SIGNED_OUT' || !seat?.isAdmitted) return false;
  return seat.paddle !== null || rules.mode === 'DYNAMIC';
}

export function isOver({ state }: RoomView): boolean {
  return ['WON', 'FAILED', 'CANCELLED'].includes(state);
}

/** How it stands for one who bids; while nobody's paddle is shown, as asking for his place has brought it. */
export function leadOf(room: RoomView | null, seat: SeatView | null, broughtBy: number): Lead {
  const { leader = null, currentFen = null, count = 0 } = room?.bidding ?? {};
  const price = currentFen === null ? '' : `¥${formatPrice(BigInt(currentFen), room?.price.scale ?? 2)}`;
  const who = leader === null ? '现在是' : `号牌 ${leader} 报到`;
  return {
    isMine: room !== null && seat !== null && leadsIn(room, seat),
    asOf: room?.isMasked ? broughtBy : (room?.seq ?? 0),
    count: room?.isMasked ? null : count,
    words: `您被超过了：${who} ${price}。`,
    isOver: room !== null && isOver(room),
  };
}
