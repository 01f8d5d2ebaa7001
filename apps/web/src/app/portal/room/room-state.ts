import { type OpenedFacts, type RoomView, fromJsonForm } from '@helan/contracts';
import {
  type BiddingState,
  type Fen,
  type SealedRules,
  type SessionPhase,
  type SessionRules,
  VOID_REASONS,
  type VoidReason,
  askedPrice,
  isSealedMode,
  isSealedRules,
  limitedFrom,
  momentInWords,
  nextFallAt,
  phaseAt,
  formatPrice,
  scaleIn,
  writtenRoundsIn,
} from '@helan/domain';

/** What was in the envelopes that have been opened, by their lines in the log. */
export function openedEnvelopes({
  log,
}: RoomView): ReadonlyMap<number, { amountFen: string | null; reason: string }> {
  const opened = log
    .filter(({ kind }) => kind === 'OPENED')
    .flatMap(({ value }) => (JSON.parse(value) as OpenedFacts).prices);
  return new Map(
    opened.map(({ seq, amountFen, reason = amountFen === null ? 'bid.unreadable' : null }) => [
      seq,
      { amountFen, reason: reason === null ? '' : VOID_REASONS[reason as VoidReason] },
    ]),
  );
}

/** What the clock of a phase counts down to. */
export const PHASE_NAMES = {
  SCHEDULED: '距开始',
  FREE: '自由竞价，距限时竞价',
  CONFIRM: '确认进入限时竞价，距截止',
  LIMITED: '限时竞价，距结束',
  PAUSED: '竞价暂停',
  ENDED: '竞价结束',
} as const;

export function rulesOf(room: RoomView): SessionRules {
  return fromJsonForm<SessionRules>(room.rules);
}

/** A room's state as the domain's functions take it; whoever leads is named by his paddle. */
export function stateOf(room: RoomView): BiddingState {
  return fromJsonForm<BiddingState>(room.bidding);
}

/** The price that the room shows large: the one that stands, else the one that is asked. Digits of fen. */
export function shownPrice(room: RoomView, now: number): string {
  const [rules, state] = [rulesOf(room), stateOf(room)];
  if (state.currentFen !== null) return state.currentFen.toString();
  return (rules.mode === 'DESC' ? askedPrice(rules, state, now) : rules.startPriceFen).toString();
}

/** Which phase, how long it still lasts and how long it lasts in all, in milliseconds. */
export function remaining(
  room: RoomView,
  now: number,
): { phase: SessionPhase; leftMs: number; totalMs: number } {
  const [rules, state] = [rulesOf(room), stateOf(room)];
  const phase = phaseAt(rules, state, now);
  if (phase === 'SCHEDULED') return { phase, leftMs: rules.startAt - now, totalMs: rules.startAt - now };
  if (phase === 'FREE' && rules.mode === 'DESC') {
    const until = nextFallAt(rules, state, now) ?? state.endAt;
    return { phase, leftMs: until - now, totalMs: rules.intervalMs };
  }
  if (phase === 'FREE')
    return { phase, leftMs: state.freeEndAt - now, totalMs: state.freeEndAt - rules.startAt };
  if (phase === 'CONFIRM' && 'confirmMs' in rules)
    return { phase, leftMs: limitedFrom(rules, state) - now, totalMs: rules.confirmMs };
  if (phase === 'LIMITED' && 'limitedMs' in rules)
    return { phase, leftMs: state.endAt - now, totalMs: rules.limitedMs };
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

/** What the large price is. */
export function priceName({ bidding, rules, state }: RoomView): string {
  if (isSealedMode(rules.mode) && bidding.currentFen !== null)
    return state === 'WON' ? '成交价' : '最好的报价';
  if (rules.mode === 'DESC') return bidding.currentFen === null ? '现在报价' : '已有人接受';
  if (bidding.currentFen === null) return rules.mode === 'REV_ASC' ? '最高限价' : '起始价';
  return rules.mode === 'REV_ASC' ? '现在最低' : '现在最高';
}

/** A round after the first: one more for everybody, or one among equals. */
export function roundInWords(value: string): string {
  const { invited, startAt } = JSON.parse(value) as { invited: string[] | null; startAt?: string };
  const what = invited === null ? '下一轮密封报价' : '加报一轮';
  return startAt === undefined ? what : `${what}，${momentInWords(Date.parse(startAt))} 开始`;
}

/** What an offer of the round that runs may not fall behind: the best so far. */
export function sealedFloor({ log, round }: RoomView, rules: SealedRules): Fen {
  const last = log.find(({ kind }) => kind === 'ROUND');
  if (round === 1 || !last) return rules.startPriceFen;
  return BigInt((JSON.parse(last.value) as { floorFen: string }).floorFen);
}

/** How the price may move, in one sentence for those who watch. */
export function ladderInWords(room: RoomView): string {
  const rules = rulesOf(room);
  const inYuan = (parts: bigint) => `¥${formatPrice(parts, scaleIn(rules))}`;
  if (isSealedRules(rules)) {
    const name = rules.isBuying ? '最高限价' : '起始价';
    const steps = rules.stepFen === null ? '' : `，报价和${name}相差 ${inYuan(rules.stepFen)} 的整数倍`;
    const rounds = writtenRoundsIn(rules);
    const times = rounds === 1 ? '每人密封报价一次' : `密封报价 ${rounds} 轮，每轮每人一次`;
    return `${name} ${inYuan(rules.startPriceFen)}，${times}${steps}${ceilingOf(rules)}。`;
  }
  const [start, step] = [inYuan(rules.startPriceFen), inYuan(rules.stepFen)];
  if (rules.mode === 'DESC')
    return `从 ${start} 起，每 ${rules.intervalMs / 1000} 秒降 ${step}，最低 ${inYuan(rules.floorFen)}。`;
  return rules.mode === 'REV_ASC'
    ? `最高限价 ${start}，每次降 ${step} 的整数倍。`
    : `起始价 ${start}，每次加 ${step} 的整数倍${ceilingOf(rules)}。`;
}

function ceilingOf(rules: Pick<SealedRules, 'ceilingFen' | 'priceScale'>): string {
  const { ceilingFen } = rules;
  return ceilingFen === undefined ? '' : `，最高限价 ¥${formatPrice(ceilingFen, scaleIn(rules))}`;
}

/** Several have declared the ceiling: who they are, and what follows; nothing where nobody or one alone has. */
export function atCeilingInWords({ bidding: { atCeiling } }: RoomView): string {
  return atCeiling.length < 2
    ? ''
    : `号牌 ${atCeiling.join('、')} 都报到最高限价：结束时先看优先权，顺位相同的公开抽签。`;
}
