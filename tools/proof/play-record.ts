import { Ceiling } from './ceiling.js';
import { Envelopes, type Sealing, type VoidEnvelope } from './open-envelopes.js';
import { SessionTime } from './record-clock.js';
import { type Line, type Rules, type Struck, factsOf, refuseAsked, refuseSteps } from './record-lines.js';
import { Seats } from './record-seats.js';

/*
 * The rule of a session, line by line, without any of the platform's own bidding code. Amounts are fen as digits,
 * moments ISO with milliseconds.
 */

const BIDS = ['PRICE', 'PRIORITY_MATCH', 'ACCEPT'];
/** All that stands in a record of which nobody bid: one alone agreed to a price, held against the reserve. */
const AGREED = ['SEAT', 'OPENED', 'RESERVE', 'END'];

/** The rule, from the first line to the last. */
export class Game {
  bids = 0;
  leader: string | null = null;
  price: bigint | null = null;
  private rank: number | null = null;
  private readonly seats = new Seats();
  private readonly time: SessionTime;
  /** Bids that stand, in their order, and paddles that may bid no more. */
  private standing: { readonly paddle: string; readonly amount: bigint }[] = [];
  private readonly struck = new Set<string>();
  private readonly entered = new Set<string>();
  private isOver = false;
  private readonly envelopes: Envelopes;
  private readonly ceiling: Ceiling;
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
    private readonly terms: Sealing & {
      readonly arrival?: string;
      readonly drawHash?: string;
      readonly agreedFen?: string;
    },
  ) {
    this.time = new SessionTime(rules, terms.arrival === 'LAST_BYTE');
    this.envelopes = new Envelopes(terms, rules, (paddle) => this.seats.rankOf(paddle));
    this.ceiling = new Ceiling(rules.ceilingFen, (paddle) => this.seats.rankOf(paddle));
    this.isAwaited = terms.reserveHash != null;
    if (this.isAgreed) this.time.end = Date.parse(rules.startAt);
  }

  private get isAgreed(): boolean {
    return this.terms.agreedFen !== undefined;
  }

  /** Envelopes that do not count, each with its reason. */
  get voids(): readonly VoidEnvelope[] {
    return this.envelopes.voids;
  }

  get extensions(): number {
    return this.time.extensions;
  }

  /** Plays a line; gives what is wrong with it. */
  play(line: Line): string | undefined {
    const { kind, paddle, value } = line;
    const moment = Date.parse(line.at);
    if (this.isOver) return '结束以后还有内容。';
    if (this.isAgreed && !AGREED.includes(kind)) return '协议成交没有人出价，记录里却有。';
    if (kind === 'SEAT') return this.seats.take(paddle, value) ?? this.agree(paddle);
    if (kind === 'PAUSE') return this.time.pause(value, moment);
    if (kind === 'RESUME') return this.time.resume(value, moment);
    if (kind === 'STRUCK') return this.strike(value, moment);
    if (kind === 'END') return this.finish(value, moment);
    if (kind === 'LIMITED_AT') return this.time.beginLimited(value, moment);
    if (kind === 'SEALED') return this.refuseMoment(paddle, moment) ?? this.seal(line);
    if (kind === 'SCORED') return this.time.refuseEarly(moment) ?? this.envelopes.score(value);
    if (kind === 'OPENED') return this.time.refuseEarly(moment) ?? this.open(value, moment);
    if (kind === 'DRAWN') return this.time.refuseEarly(moment) ?? this.draw(value, moment);
    if (kind === 'RESERVE') return this.time.refuseEarly(moment) ?? this.envelopes.showReserve(value);
    if (kind === 'ROUND') return this.again(value, moment);
    if (kind === 'ENTER') return this.enter(paddle, value, moment);
    return BIDS.includes(kind) ? this.bid(line, moment) : '认不出这一行。';
  }

  /** Whoever alone agrees leads with what the terms say, which is not behind the listing price. */
  private agree(paddle: string): string | undefined {
    const { agreedFen } = this.terms;
    if (agreedFen === undefined) return undefined;
    const isAlone = this.leader === null;
    [this.leader, this.price] = [paddle, BigInt(agreedFen)];
    const beyond = this.price - BigInt(this.rules.startPriceFen);
    if (this.isFalling ? beyond > 0n : beyond < 0n) return '协议的价不如挂牌价。';
    return isAlone ? undefined : '协议成交，记录里却不止一个人。';
  }

  /** Between the phases a bidder says that he goes on, once. */
  private enter(paddle: string, value: string, at: number): string | undefined {
    const isTime = this.rules.confirmMs !== undefined && this.time.phaseAt(at) === 'CONFIRM';
    const isFirst = !this.entered.has(paddle);
    this.entered.add(paddle);
    this.time.lastAt = at;
    if (!this.seats.has(paddle) || this.struck.has(paddle) || value !== '') return '不能确认的人确认了。';
    return isTime && isFirst ? this.time.refuse(at) : '不在确认的时间里，或者确认了两次。';
  }

  private seal(line: Line): string | undefined {
    this.bids += 1;
    this.isAwaited = true;
    return this.envelopes.take(line);
  }

  private open(value: string, at: number): string | undefined {
    this.openedAt = at;
    const fault = this.envelopes.open(value);
    if (this.rules.endAt !== undefined && !this.isAgreed) this.lead();
    return fault;
  }

  private draw(value: string, at: number): string | undefined {
    if (this.rules.endAt === undefined) return this.drawAtCeiling(value, at);
    this.openedAt = at;
    const fault = this.envelopes.draw(value);
    this.lead();
    return fault;
  }

  /** In an open session, when it ends or its reserve is opened: among those who stand at its ceiling. */
  private drawAtCeiling(value: string, at: number): string | undefined {
    const fault = this.ceiling.draw(value, this.terms.sealing?.drawHash ?? this.terms.drawHash);
    this.leader = this.ceiling.drawn;
    return at === (this.openedAt ?? this.time.end) ? fault : '抽签的时间不对。';
  }

  private again(value: string, at: number): string | undefined {
    const isEmpty = this.envelopes.isEmpty && (this.isConcluded || at === this.time.end);
    if (at !== this.openedAt && !isEmpty) return '没有开启就加报。';
    const { fault, times } = this.envelopes.again(value, at);
    const untimely = this.time.beginRound(times);
    this.openedAt = null;
    [this.leader, this.price] = [null, null];
    return fault ?? untimely;
  }

  /** What the opening says of leader and price. */
  private lead(): void {
    this.leader = this.envelopes.winner?.paddle ?? null;
    this.price = this.envelopes.winner?.amount ?? null;
  }

  private bid(line: Line, at: number): string | undefined {
    const { kind, paddle } = line;
    const amount = BigInt(line.value);
    const fault =
      this.refuseMoment(paddle, at) ??
      this.refuseUnconfirmed(paddle, at) ??
      (this.rules.mode === 'DESC'
        ? this.refuseAcceptance(kind, amount, at)
        : kind === 'PRIORITY_MATCH'
          ? this.refuseMatch(paddle, amount)
          : this.refusePrice(amount));
    const rank = this.seats.rankOf(paddle);
    // Who declares the ceiling after others leads only by a better right.
    const stays =
      this.ceiling.isAt(this.price) && (rank === null || (this.rank !== null && this.rank <= rank));
    if (this.ceiling.isAt(amount)) this.ceiling.take(line);
    this.bids += 1;
    this.price = amount;
    if (!stays) [this.leader, this.rank] = [paddle, rank];
    this.standing.push({ paddle, amount });
    this.time.lastAt = at;
    if (this.rules.mode === 'DESC') this.time.end = at;
    else this.time.extend(at);
    return fault;
  }

  private refuseMoment(paddle: string, at: number): string | undefined {
    if (!this.seats.has(paddle)) return '没有这个号牌。';
    if (this.struck.has(paddle)) return '出价被撤销的人又出价。';
    const fault = this.time.refuse(at);
    if (fault) return fault;
    return paddle === this.leader || this.ceiling.has(paddle) ? '领先的人又出价。' : undefined;
  }

  private refuseUnconfirmed(paddle: string, at: number): string | undefined {
    const phase = this.time.phaseAt(at);
    if (this.rules.confirmMs === undefined || phase === 'FREE') return undefined;
    return phase === 'CONFIRM' || !this.entered.has(paddle) ? '没有确认进入限时竞价。' : undefined;
  }

  private refusePrice(amount: bigint): string | undefined {
    if (this.ceiling.isAbove(amount)) return '高于最高限价。';
    if (this.ceiling.isAt(this.price)) return this.ceiling.isAt(amount) ? undefined : '低于最高限价。';
    return refuseSteps(this.rules, this.price, amount);
  }

  private refuseMatch(paddle: string, amount: bigint): string | undefined {
    const rank = this.seats.rankOf(paddle);
    if (rank === null) return '没有优先权。';
    if (this.price === null || amount !== this.price) return '优先权没有按当时的价行使。';
    return this.rank !== null && this.rank <= rank ? '优先顺位不在领先的人前面。' : undefined;
  }

  private refuseAcceptance(kind: string, amount: bigint, at: number): string | undefined {
    if (kind !== 'ACCEPT' || this.leader !== null) return '已经有人接受。';
    return refuseAsked(this.rules, amount, this.time.runningAt(at));
  }

  /** The leader's bids count no more: the price falls to the last bid of somebody who may still bid. */
  private strike(value: string, at: number): string | undefined {
    const facts = JSON.parse(value) as Struck;
    if (this.rules.endAt !== undefined) return this.strikeSealed(facts, at);
    const isLeader = facts.paddles.some((paddle) => paddle === this.leader || this.ceiling.has(paddle));
    facts.paddles.forEach((paddle) => this.struck.add(paddle));
    this.standing = this.standing.filter(({ paddle }) => !this.struck.has(paddle));
    this.ceiling.leaveOut(this.struck);
    const [atCeiling] = this.ceiling.equals;
    const last = this.standing.findLast(({ paddle }) => paddle === (atCeiling ?? paddle));
    [this.leader, this.price] = [last?.paddle ?? null, last?.amount ?? null];
    this.rank = last ? this.seats.rankOf(last.paddle) : null;
    if (!this.time.isPaused || !isLeader) return '没有暂停，或者撤销的不是领先的人。';
    const isSame = facts.leader === this.leader && facts.amountFen === (this.price?.toString() ?? null);
    return isSame ? undefined : '撤销以后的价格和重放的不一样。';
  }

  /** Offers of a bidder that nobody has read yet are put aside, after the end and before they are opened. */
  private strikeSealed({ paddles }: Struck, at: number): string | undefined {
    const isRight = this.envelopes.strike(paddles) && this.openedAt === null && !this.time.isPaused;
    paddles.forEach((paddle) => this.struck.add(paddle));
    if (this.envelopes.isEmpty) {
      this.isConcluded = true;
      this.lead();
    }
    return isRight && at >= this.time.end ? undefined : '不该撤销的密封报价，或者不在结束以后、开启以前。';
  }

  private finish(value: string, at: number): string | undefined {
    this.isOver = true;
    const { winner, amountFen, failure } = factsOf(value);
    if (failure === 'CANCELLED')
      return winner === null && amountFen === null ? undefined : '取消了，却有结果。';
    const isOpened = this.openedAt !== null || this.isConcluded || this.envelopes.isEmptyAgain;
    if (this.isAwaited && (this.bids > 0 || this.isAgreed) && !isOpened) return '密封的没有开启。';
    if (this.envelopes.isEmptyAgain) this.lead();
    const isInTime = this.isConcluded ? at >= this.time.end : at === (this.openedAt ?? this.time.end);
    if (!isInTime) return '结束时间和重放的不一样。';
    if (this.bids > 0 && !this.envelopes.isPlayed) return '还有公告写明的一轮没有报。';
    if (!this.envelopes.isDecided || !this.ceiling.isDecided) return '报价相同，没有分出先后。';
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
    const isShort = reserve !== null && (this.isFalling ? this.price > reserve : this.price < reserve);
    return isShort ? 'RESERVE_NOT_MET' : null;
  }

  private get isFalling(): boolean {
    return this.rules.mode === 'REV_ASC' || this.rules.isBuying === true;
  }
}
