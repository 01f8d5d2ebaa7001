import { Envelopes, type Sealing, type VoidEnvelope } from './open-envelopes.js';
import { type Line, type Rules, type Struck, factsOf, nightOf, refuseAsked, towards } from './record-lines.js';
import { Seats } from './record-seats.js';

/*
 * The rule of a session, line by line, without any of the platform's own bidding code. Amounts are fen as digits,
 * moments ISO with milliseconds.
 */

const BIDS = ['PRICE', 'PRIORITY_MATCH', 'ACCEPT'];

/** The rule, from the first line to the last. */
export class Game {
  bids = 0;
  extensions = 0;
  leader: string | null = null;
  price: bigint | null = null;
  private rank: number | null = null;
  private readonly seats = new Seats();
  private readonly startAt: number;
  private freeEnd: number;
  private end: number;
  private night: number | null;
  private pausedAt: number | null = null;
  /** Bids that stand, in their order, and paddles that may bid no more. */
  private standing: { readonly paddle: string; readonly amount: bigint }[] = [];
  private readonly struck = new Set<string>();
  private readonly isByLastByte: boolean;
  private lastAt = -Infinity;
  private resumedAt = -Infinity;
  private held = 0;
  private isOver = false;
  private readonly envelopes: Envelopes;
  /** Something is sealed, so that there is no result before it is opened. */
  private isAwaited: boolean;
  /** When what was sealed was opened last; null as long as it is not. */
  private openedAt: number | null = null;
  /** That the reserve was not met is said by the record alone: it stays closed. */
  isNotCompared = false;
  /** An extra round in which nobody has sealed anything is over with what two people have decided. */
  private isConcluded = false;

  constructor(
    private readonly rules: Rules,
    private readonly terms: Sealing & { readonly arrival?: string },
  ) {
    this.isByLastByte = terms.arrival === 'LAST_BYTE';
    this.envelopes = new Envelopes(terms, rules, (paddle) => this.seats.rankOf(paddle));
    this.isAwaited = terms.reserveHash != null;
    this.startAt = Date.parse(rules.startAt);
    if (rules.mode === 'DESC') {
      const height = BigInt(rules.startPriceFen) - BigInt(rules.floorFen);
      const falls = Math.ceil(Number(height) / Number(rules.stepFen));
      this.end = this.startAt + (falls + 1) * rules.intervalMs;
      this.freeEnd = this.end;
    } else if (rules.endAt !== undefined) {
      this.end = Date.parse(rules.endAt);
      this.freeEnd = this.end;
    } else {
      this.freeEnd = Date.parse(rules.freeEndAt);
      this.end = this.freeEnd + rules.limitedMs;
    }
    this.night = this.nightOf(rules.mode === 'DYNAMIC' ? this.freeEnd : this.startAt);
  }

  /** Envelopes that do not count, each with its reason. */
  get voids(): readonly VoidEnvelope[] {
    return this.envelopes.voids;
  }

  /** Plays a line; gives what is wrong with it. */
  play(line: Line): string | undefined {
    const { kind, paddle, value } = line;
    const moment = Date.parse(line.at);
    if (this.isOver) return '结束以后还有内容。';
    if (kind === 'SEAT') return this.seats.take(paddle, value);
    if (kind === 'PAUSE') return this.pause(value, moment);
    if (kind === 'RESUME') return this.resume(value, moment);
    if (kind === 'STRUCK') return this.strike(value, moment);
    if (kind === 'END') return this.finish(value, moment);
    if (kind === 'LIMITED_AT') return this.limitedAt(value, moment);
    if (kind === 'SEALED') return this.refuseMoment(paddle, moment) ?? this.seal(line);
    if (kind === 'SCORED') return this.refuseEarly(moment) ?? this.envelopes.score(value);
    if (kind === 'OPENED') return this.refuseEarly(moment) ?? this.open(value, moment);
    if (kind === 'DRAWN') return this.refuseEarly(moment) ?? this.draw(value, moment);
    if (kind === 'RESERVE') return this.refuseEarly(moment) ?? this.envelopes.showReserve(value);
    if (kind === 'ROUND') return this.again(value, moment);
    return BIDS.includes(kind) ? this.bid(kind, paddle, BigInt(value), moment) : '认不出这一行。';
  }

  /** A session that was open while listed learns when its limited window begins. */
  private limitedAt(value: string, at: number): string | undefined {
    const begin = Date.parse(factsOf(value)['freeEndAt'] ?? '');
    const isRight = this.rules.mode === 'DYNAMIC' && at < this.freeEnd && begin >= at;
    this.freeEnd = begin;
    this.end = begin + this.rules.limitedMs;
    this.night = this.nightOf(begin);
    return isRight ? undefined : '限时竞价的开始时间不对。';
  }

  private seal(line: Line): string | undefined {
    this.bids += 1;
    this.isAwaited = true;
    return this.envelopes.take(line);
  }

  private refuseEarly(at: number): string | undefined {
    return at < this.end || this.pausedAt !== null ? '没有结束就开启。' : undefined;
  }

  private open(value: string, at: number): string | undefined {
    this.openedAt = at;
    const fault = this.envelopes.open(value);
    if (this.rules.endAt !== undefined) this.lead();
    return fault;
  }

  private draw(value: string, at: number): string | undefined {
    this.openedAt = at;
    const fault = this.envelopes.draw(value);
    this.lead();
    return fault;
  }

  private again(value: string, at: number): string | undefined {
    if (at !== this.openedAt) return '没有开启就加报。';
    const { fault, end } = this.envelopes.again(value, at);
    this.end = end;
    this.freeEnd = end;
    this.night = this.nightOf(at);
    this.openedAt = null;
    [this.leader, this.price] = [null, null];
    return fault;
  }

  /** What the opening says of leader and price. */
  private lead(): void {
    this.leader = this.envelopes.winner?.paddle ?? null;
    this.price = this.envelopes.winner?.amount ?? null;
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
    this.rank = this.seats.rankOf(paddle);
    this.standing.push({ paddle, amount });
    this.lastAt = at;
    if (this.rules.mode === 'DESC') this.end = at;
    if (isLimited) this.extend(at);
    return fault;
  }

  private refuseMoment(paddle: string, at: number): string | undefined {
    if (!this.seats.has(paddle)) return '没有这个号牌。';
    if (this.struck.has(paddle)) return '出价被撤销的人又出价。';
    if (at < this.startAt) return '早于开始。';
    if (this.pausedAt !== null || (this.night !== null && this.night < this.end && at >= this.night))
      return '暂停时的出价。';
    if (at >= this.end) return '晚于结束。';
    return paddle === this.leader ? '领先的人又出价。' : undefined;
  }

  private refusePrice(amount: bigint): string | undefined {
    const { mode, mostSteps, firstBid, leapFrom } = this.rules;
    const [start, step] = [BigInt(this.rules.startPriceFen), BigInt(this.rules.stepFen)];
    const from = this.price ?? (firstBid === 'AT_START' ? start - towards(mode, step) : start);
    const steps = towards(mode, amount - from);
    if (amount <= 0n || steps < step) return '价格不够一档。';
    if (steps % step !== 0n) return '价格不在档上。';
    const leap = this.price === null && leapFrom === 'TABLE' ? towards(mode, amount - start) : steps;
    return mostSteps !== null && leap > step * BigInt(mostSteps) ? '加价超过上限。' : undefined;
  }

  private refuseMatch(paddle: string, amount: bigint): string | undefined {
    const rank = this.seats.rankOf(paddle);
    if (rank === null) return '没有优先权。';
    if (this.price === null || amount !== this.price) return '优先权没有按当时的价行使。';
    return this.rank !== null && this.rank <= rank ? '优先顺位不在领先的人前面。' : undefined;
  }

  private refuseAcceptance(kind: string, amount: bigint, at: number): string | undefined {
    if (kind !== 'ACCEPT' || this.leader !== null) return '已经有人接受。';
    return refuseAsked(this.rules, amount, at - this.held - this.startAt);
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
    const { reason, since } = factsOf(value);
    const isLate = this.isByLastByte && since === undefined && at >= this.end;
    if (reason === 'NIGHT' && (at !== this.night || at >= this.end)) return '当日停止的时间不对。';
    this.pausedAt = at;
    if (reason === 'OUTAGE' || since !== undefined) return this.backTo(Date.parse(since ?? ''), at);
    return isLate ? '结束以后才暂停。' : undefined;
  }

  /** A silence of the platform is found later than it began: the session stands still from its beginning. */
  private backTo(since: number, foundAt: number): string | undefined {
    const isAfter = since >= Math.max(this.startAt, this.lastAt, this.resumedAt);
    this.pausedAt = since;
    return isAfter && since < this.end && since < foundAt ? undefined : '平台中断的时间不对。';
  }

  /** The leader's bids count no more: the price falls to the last bid of somebody who may still bid. */
  private strike(value: string, at: number): string | undefined {
    const facts = JSON.parse(value) as Struck;
    if (this.rules.endAt !== undefined) return this.strikeSealed(facts, at);
    const isLeader = this.leader !== null && facts.paddles.includes(this.leader);
    facts.paddles.forEach((paddle) => this.struck.add(paddle));
    this.standing = this.standing.filter(({ paddle }) => !this.struck.has(paddle));
    const last = this.standing.at(-1);
    [this.leader, this.price] = [last?.paddle ?? null, last?.amount ?? null];
    this.rank = last ? this.seats.rankOf(last.paddle) : null;
    if (this.pausedAt === null || !isLeader) return '没有暂停，或者撤销的不是领先的人。';
    const isSame = facts.leader === this.leader && facts.amountFen === (this.price?.toString() ?? null);
    return isSame ? undefined : '撤销以后的价格和重放的不一样。';
  }

  /** Offers of a bidder that nobody has read yet are put aside, after the end and before they are opened. */
  private strikeSealed({ paddles }: Struck, at: number): string | undefined {
    const isRight = this.envelopes.strike(paddles) && this.openedAt === null && this.pausedAt === null;
    paddles.forEach((paddle) => this.struck.add(paddle));
    if (this.envelopes.isEmpty) {
      this.isConcluded = true;
      this.lead();
    }
    return isRight && at >= this.end ? undefined : '不该撤销的密封报价，或者不在结束以后、开启以前。';
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
    this.resumedAt = at;
    this.night = this.nightOf(this.rules.mode === 'DYNAMIC' ? Math.max(at, this.freeEnd) : at);
    this.pausedAt = null;
    return Date.parse(factsOf(value)['endAt'] ?? '') === this.end ? undefined : '恢复以后的结束时间不对。';
  }

  private finish(value: string, at: number): string | undefined {
    this.isOver = true;
    const { winner, amountFen, failure } = factsOf(value);
    if (failure === 'CANCELLED')
      return winner === null && amountFen === null ? undefined : '取消了，却有结果。';
    if (this.isAwaited && this.bids > 0 && this.openedAt === null && !this.isConcluded)
      return '密封的没有开启。';
    const isInTime = this.isConcluded ? at >= this.end : at === (this.openedAt ?? this.end);
    if (!isInTime) return '结束时间和重放的不一样。';
    if (!this.envelopes.isDecided) return '报价相同，没有分出先后。';
    const isShort = failure === 'RESERVE_NOT_MET';
    if (this.envelopes.isReserveWithheld && this.price !== null) {
      this.isNotCompared = isShort;
      if (!isShort) return '成交了，保留价却没有公开。';
      return winner === null && amountFen === null ? undefined : '没有达到保留价，却有结果。';
    }
    if (isShort && this.terms.reserveRule === 'ONLY_IF_MET') return '没有达到的保留价不该公开。';
    const expected = this.failure();
    if (expected) [this.leader, this.price] = [null, null];
    const isSame = winner === this.leader && amountFen === (this.price?.toString() ?? null);
    return isSame && failure === expected ? undefined : '结果和重放的不一样。';
  }

  private failure(): string | null {
    if (this.price === null)
      return this.bids > 0 && (this.struck.size === 0 || this.rules.endAt !== undefined)
        ? 'NO_VALID_BID'
        : 'NO_BID';
    const { reserve } = this.envelopes;
    const isFalling = this.rules.mode === 'REV_ASC' || this.rules.isBuying === true;
    const isShort = reserve !== null && (isFalling ? this.price > reserve : this.price < reserve);
    return isShort ? 'RESERVE_NOT_MET' : null;
  }

  private nightOf(at: number): number | null {
    return nightOf(at, this.rules.dayEndMinute);
  }
}
