/*
 * The rule of a session, line by line, without any of the platform's own bidding code. Amounts are fen as digits,
 * moments ISO with milliseconds.
 */

export interface Line {
  readonly seq: number;
  readonly kind: string;
  readonly paddle: string;
  readonly value: string;
  readonly at: string;
  readonly prevHash: string;
  readonly hash: string;
}

export interface Rules {
  readonly mode: string;
  readonly startPriceFen: string;
  readonly stepFen: string;
  readonly floorFen: string;
  readonly mostSteps: number | null;
  readonly firstBid: string;
  readonly startAt: string;
  readonly freeEndAt: string;
  readonly limitedMs: number;
  readonly intervalMs: number;
  readonly dayEndMinute: number | null;
  readonly extension: {
    readonly manner: string;
    readonly byMs: number;
    readonly triggerMs: number;
    readonly most: number | null;
  };
}

const BIDS = ['PRICE', 'PRIORITY_MATCH', 'ACCEPT'];
const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;

/** The rule, from the first line to the last. */
export class Game {
  bids = 0;
  extensions = 0;
  leader: string | null = null;
  price: bigint | null = null;
  private rank: number | null = null;
  private readonly seats = new Map<string, number | null>();
  private readonly startAt: number;
  private freeEnd: number;
  private end: number;
  private night: number | null;
  private pausedAt: number | null = null;
  private held = 0;
  private isOver = false;

  constructor(private readonly rules: Rules) {
    this.startAt = Date.parse(rules.startAt);
    if (rules.mode === 'DESC') {
      const height = BigInt(rules.startPriceFen) - BigInt(rules.floorFen);
      const falls = Math.ceil(Number(height) / Number(rules.stepFen));
      this.end = this.startAt + (falls + 1) * rules.intervalMs;
      this.freeEnd = this.end;
    } else {
      this.freeEnd = Date.parse(rules.freeEndAt);
      this.end = this.freeEnd + rules.limitedMs;
    }
    this.night = this.nightOf(rules.mode === 'DYNAMIC' ? this.freeEnd : this.startAt);
  }

  /** Plays a line; gives what is wrong with it. */
  play({ kind, paddle, value, at }: Line): string | undefined {
    const moment = Date.parse(at);
    if (this.isOver) return '结束以后还有内容。';
    if (kind === 'SEAT') return this.takeSeat(paddle, value);
    if (kind === 'PAUSE') return this.pause(value, moment);
    if (kind === 'RESUME') return this.resume(value, moment);
    if (kind === 'END') return this.finish(value, moment);
    return BIDS.includes(kind) ? this.bid(kind, paddle, BigInt(value), moment) : '认不出这一行。';
  }

  private takeSeat(paddle: string, value: string): string | undefined {
    if (this.seats.has(paddle)) return '号牌重复。';
    const rank = value.split('#')[1];
    this.seats.set(paddle, rank === undefined ? null : Number(rank));
    return undefined;
  }

  private bid(kind: string, paddle: string, amount: bigint, at: number): string | undefined {
    const fault =
      this.refuseMoment(paddle, at) ??
      (this.rules.mode === 'DESC'
        ? this.refuseAcceptance(kind, amount, at)
        : kind === 'PRIORITY_MATCH'
          ? this.refuseMatch(paddle, amount)
          : this.refusePrice(amount));
    const isLimited = this.rules.mode !== 'DESC' && at >= this.freeEnd;
    this.bids += 1;
    this.price = amount;
    this.leader = paddle;
    this.rank = this.seats.get(paddle) ?? null;
    if (this.rules.mode === 'DESC') this.end = at;
    if (isLimited) this.extend(at);
    return fault;
  }

  private refuseMoment(paddle: string, at: number): string | undefined {
    if (!this.seats.has(paddle)) return '没有这个号牌。';
    if (at < this.startAt) return '早于开始。';
    if (this.pausedAt !== null || (this.night !== null && this.night < this.end && at >= this.night))
      return '暂停时的出价。';
    if (at >= this.end) return '晚于结束。';
    return paddle === this.leader ? '领先的人又出价。' : undefined;
  }

  private refusePrice(amount: bigint): string | undefined {
    const { mode, mostSteps, firstBid } = this.rules;
    const [start, step] = [BigInt(this.rules.startPriceFen), BigInt(this.rules.stepFen)];
    const from = this.price ?? (firstBid === 'AT_START' ? start - towards(mode, step) : start);
    const steps = towards(mode, amount - from);
    if (amount <= 0n || steps < step) return '价格不够一档。';
    if (steps % step !== 0n) return '价格不在档上。';
    return mostSteps !== null && steps > step * BigInt(mostSteps) ? '加价超过上限。' : undefined;
  }

  private refuseMatch(paddle: string, amount: bigint): string | undefined {
    const rank = this.seats.get(paddle) ?? null;
    if (rank === null) return '没有优先权。';
    if (this.price === null || amount !== this.price) return '优先权没有按当时的价行使。';
    return this.rank !== null && this.rank <= rank ? '优先顺位不在领先的人前面。' : undefined;
  }

  private refuseAcceptance(kind: string, amount: bigint, at: number): string | undefined {
    const { startPriceFen, floorFen, stepFen, intervalMs } = this.rules;
    const [start, floor, step] = [BigInt(startPriceFen), BigInt(floorFen), BigInt(stepFen)];
    const fallen = start - step * BigInt(Math.floor((at - this.held - this.startAt) / intervalMs));
    const asked = fallen > floor ? fallen : floor;
    if (kind !== 'ACCEPT' || this.leader !== null) return '已经有人接受。';
    if (amount > start || (amount !== floor && (start - amount) % step !== 0n)) return '没有报过这个价。';
    return amount < asked ? '还没有降到这个价。' : undefined;
  }

  private extend(at: number): void {
    const { manner, byMs, triggerMs, most } = this.rules.extension;
    if (at < this.end - triggerMs || (most !== null && this.extensions >= most)) return;
    const end = manner === 'ADD' ? this.end + byMs : Math.max(this.end, at + byMs);
    if (end > this.end) this.extensions += 1;
    this.end = end;
  }

  private pause(value: string, at: number): string | undefined {
    if (this.pausedAt !== null) return '暂停了两次。';
    if (factsOf(value)['reason'] === 'NIGHT' && (at !== this.night || at >= this.end))
      return '当日停止的时间不对。';
    this.pausedAt = at;
    return undefined;
  }

  private resume(value: string, at: number): string | undefined {
    if (this.pausedAt === null || at < this.pausedAt) return '没有暂停就恢复。';
    const stood = at - this.pausedAt;
    const isLimited = this.rules.mode !== 'DESC' && this.pausedAt >= this.freeEnd;
    if (isLimited) this.end = at + Math.max(this.end - this.pausedAt, this.rules.limitedMs);
    else {
      this.freeEnd += stood;
      this.end += stood;
    }
    this.held += stood;
    this.night = this.nightOf(at);
    this.pausedAt = null;
    return Date.parse(factsOf(value)['endAt'] ?? '') === this.end ? undefined : '恢复以后的结束时间不对。';
  }

  private finish(value: string, at: number): string | undefined {
    this.isOver = true;
    const { winner, amountFen, failure } = factsOf(value);
    if (failure === 'CANCELLED')
      return winner === null && amountFen === null ? undefined : '取消了，却有结果。';
    if (at !== this.end) return '结束时间和重放的不一样。';
    const isSame = winner === this.leader && amountFen === (this.price?.toString() ?? null);
    return isSame && failure === (this.leader === null ? 'NO_BID' : null)
      ? undefined
      : '结果和重放的不一样。';
  }

  private nightOf(at: number): number | null {
    const minute = this.rules.dayEndMinute;
    return minute === null ? null : Math.floor((at + SHANGHAI) / DAY) * DAY - SHANGHAI + minute * 60_000;
  }
}

function factsOf(value: string): Record<string, string | null> {
  return JSON.parse(value) as Record<string, string | null>;
}

/** A difference as steps forward: upwards, or downwards where the lowest wins. */
function towards(mode: string, difference: bigint): bigint {
  return mode === 'REV_ASC' ? -difference : difference;
}
