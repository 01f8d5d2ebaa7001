import { type Rules, endsOf, extendedEnd, factsOf, isTradingTime, nightOf } from './record-lines.js';

/* The phases of a session and what moves their ends, by its record alone. Moments in milliseconds. */

/** Records whose rules do not say it, of rounds that were announced all the same. */
const ROUND_NOTICE = 600_000;

/** When a further round was planned, when it begins if not at once, and when it ends. */
export interface RoundTimes {
  readonly at: number;
  readonly startAt: number | undefined;
  readonly end: number;
}

export class SessionTime {
  end: number;
  extensions = 0;
  /** When the last bid or confirmation counted. */
  lastAt = -Infinity;
  private readonly startAt: number;
  private freeEnd: number;
  private night: number | null;
  private pausedAt: number | null = null;
  private resumedAt = -Infinity;
  private held = 0;

  constructor(
    private readonly rules: Rules,
    private readonly isByLastByte: boolean,
  ) {
    this.startAt = Date.parse(rules.startAt);
    ({ freeEnd: this.freeEnd, end: this.end } = endsOf(rules));
    this.night = this.nightOf(rules.mode === 'DYNAMIC' ? this.freeEnd : this.startAt);
  }

  get isPaused(): boolean {
    return this.pausedAt !== null;
  }

  /** How long a session has run at a moment, without its stops. */
  runningAt(at: number): number {
    return at - this.held - this.startAt;
  }

  phaseAt(at: number): 'FREE' | 'CONFIRM' | 'LIMITED' {
    if (at < this.freeEnd) return 'FREE';
    return at < this.limitedFrom ? 'CONFIRM' : 'LIMITED';
  }

  /** What is wrong with a moment at which somebody bids or confirms. */
  refuse(at: number): string | undefined {
    if (at < this.startAt) return '早于开始。';
    if (this.isPaused || (this.night !== null && this.night < this.end && at >= this.night))
      return '暂停时的出价。';
    return at >= this.end ? '晚于结束。' : undefined;
  }

  refuseEarly(at: number): string | undefined {
    return at < this.end || this.isPaused ? '没有结束就开启。' : undefined;
  }

  /** A session that was open while listed learns when its limited window begins. */
  beginLimited(value: string, at: number): string | undefined {
    const begin = Date.parse(factsOf(value)['freeEndAt'] ?? '');
    const isRight = this.rules.mode === 'DYNAMIC' && at < this.freeEnd && begin >= at;
    this.freeEnd = begin;
    this.end = this.limitedFrom + this.rules.limitedMs;
    this.night = this.nightOf(begin);
    return isRight ? undefined : '限时竞价的开始时间不对。';
  }

  /** Another round of sealed prices: at once, or at a moment that is announced, until which the session stands still. */
  beginRound({ at, startAt, end }: RoundTimes): string | undefined {
    [this.freeEnd, this.end] = [end, end];
    this.night = this.nightOf(startAt ?? at);
    const { roundNoticeMs } = this.rules;
    if (startAt === undefined)
      return roundNoticeMs === undefined ? undefined : '没有写明下一轮什么时候开始。';
    this.pausedAt = startAt;
    const isTold = startAt >= at + (roundNoticeMs ?? ROUND_NOTICE);
    return isTold && isTradingTime(startAt) ? undefined : '下一轮没有提前公布，或者不在交易时间里开始。';
  }

  extend(at: number): void {
    if (this.phaseAt(at) !== 'LIMITED') return;
    const end = extendedEnd(this.rules, { end: this.end, extensions: this.extensions }, at);
    if (end > this.end) this.extensions += 1;
    this.end = end;
  }

  pause(value: string, at: number): string | undefined {
    if (this.isPaused) return '暂停了两次。';
    const { reason, since } = factsOf(value);
    const isLate = this.isByLastByte && since === undefined && at >= this.end;
    if (reason === 'NIGHT' && (at !== this.night || at >= this.end)) return '当日停止的时间不对。';
    this.pausedAt = at;
    if (reason === 'OUTAGE' || since !== undefined) return this.backTo(Date.parse(since ?? ''), at);
    return isLate ? '结束以后才暂停。' : undefined;
  }

  resume(value: string, at: number): string | undefined {
    if (this.pausedAt === null || at < this.pausedAt) return '没有暂停就恢复。';
    const stood = at - this.pausedAt;
    const isLimited = this.rules.mode !== 'DESC' && this.pausedAt >= this.limitedFrom;
    if (isLimited) this.end = at + Math.max(this.end - this.pausedAt, this.rules.limitedMs);
    else {
      this.freeEnd += stood;
      this.end += stood;
    }
    this.held += stood;
    this.resumedAt = at;
    this.night = this.nightOf(this.rules.mode === 'DYNAMIC' ? Math.max(at, this.freeEnd) : at);
    this.pausedAt = null;
    return Date.parse(factsOf(value)['endAt'] ?? '') === this.end ? undefined : '恢复以后的结束时间不对。';
  }

  /** Where bidders are asked to confirm, once the time for it is over. */
  private get limitedFrom(): number {
    return this.freeEnd + (this.rules.confirmMs ?? 0);
  }

  /** A silence of the platform is found later than it began: the session stands still from its beginning. */
  private backTo(since: number, foundAt: number): string | undefined {
    const isAfter = since >= Math.max(this.startAt, this.lastAt, this.resumedAt);
    this.pausedAt = since;
    return isAfter && since < this.end && since < foundAt ? undefined : '平台中断的时间不对。';
  }

  private nightOf(at: number): number | null {
    return nightOf(at, this.rules.dayEndMinute);
  }
}
