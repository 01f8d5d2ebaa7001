import { createHash } from 'node:crypto';
import { type Scored, isMean } from './plan-scores.js';
import { type Opened, type Reader, type Said, type SealedFor, readerOf } from './read-opened.js';
import type { RoundTimes } from './record-clock.js';
import type { Line, Rules } from './record-lines.js';

/*
 * What was sealed, opened again with the keys that the record reveals, and judged by the rule alone: without any
 * of the platform's own code. Amounts are fen as digits.
 */

export interface Sealing {
  readonly lotNo: string;
  readonly session: number;
  readonly sealing?: SealedFor | null;
  readonly reserveHash?: string | null;
  /** The reserve stands in the record only where it was met. */
  readonly reserveRule?: string;
}

interface Offer {
  readonly paddle: string;
  amount: bigint;
}

/** An envelope that does not count. */
export interface VoidEnvelope {
  readonly seq: number;
  readonly paddle: string;
  readonly reason: string;
}

export class Envelopes {
  round = 1;
  reserve: bigint | null = null;
  /** Whoever is first by what is opened so far. */
  first: Offer[] = [];
  readonly voids: VoidEnvelope[] = [];
  private placed: Line[] = [];
  private readonly hashes: string[] = [];
  private scores: Record<string, number> = {};
  private isOpened = false;
  private isReserveShown = false;
  /** How the first opening is read; the reserve was opened with it. */
  private reader: Reader | undefined;
  private drawn: string | null = null;
  /** Everybody's last offer of the open rounds that counts, and paddles whose offers two people have put aside. */
  private valid: Offer[] = [];
  private readonly struck = new Set<string>();

  constructor(
    private readonly terms: Sealing,
    private readonly rules: Rules,
    private readonly rankOf: (paddle: string) => number | null,
  ) {}

  /** How many rounds everybody may offer in. */
  private get rounds(): number {
    return this.rules.rounds ?? 1;
  }

  /** Every round is held in which everybody may offer. */
  get isPlayed(): boolean {
    return this.round >= this.rounds;
  }

  get winner(): Offer | null {
    return this.first.find(({ paddle }) => paddle === (this.drawn ?? paddle)) ?? null;
  }

  /** How many of a result are left to part. */
  get isDecided(): boolean {
    return this.first.length < 2 || this.drawn !== null;
  }

  /** Nothing has been sealed in the round that runs. */
  get isEmpty(): boolean {
    return this.placed.length === 0;
  }

  /** What was opened stands, since nobody has sealed anything in the round after it. */
  get isEmptyAgain(): boolean {
    return this.round > 1 && this.isEmpty;
  }

  /** Puts the offers of these aside; gives whether each of them has one. */
  strike(paddles: readonly string[]): boolean {
    const own = [...this.placed, ...this.first].map(({ paddle }) => paddle);
    const isRight = paddles.every((paddle) => own.includes(paddle) && !this.struck.has(paddle));
    paddles.forEach((paddle) => this.struck.add(paddle));
    if (this.round > 1)
      this.first = this.firstAmong(this.valid.filter((one) => !this.struck.has(one.paddle)));
    return isRight;
  }

  take(line: Line): string | undefined {
    const isInvited = this.round <= this.rounds || this.first.some(({ paddle }) => paddle === line.paddle);
    const isFirst = !this.placed.some(({ paddle }) => paddle === line.paddle);
    this.placed.push(line);
    this.hashes.push(line.value);
    if (!isInvited || !isFirst) return '不该再报的人报了价。';
    return sha256(line.envelope ?? '') === line.value ? undefined : '密封报价和指纹不符。';
  }

  score(value: string): string | undefined {
    const { scores, judges } = JSON.parse(value) as Scored;
    const isWhole = this.placed.every(({ paddle }) => scores[paddle] !== undefined);
    this.scores = scores;
    if (this.isOpened || !isWhole) return '方案得分不全，或者不在开启以前。';
    return judges && !isMean(scores, judges) ? '方案得分不是各位评分人的平均分。' : undefined;
  }

  open(value: string): string | undefined {
    const opened = JSON.parse(value) as Opened;
    const { round, reserve } = opened;
    const { lotNo, sealing, reserveHash } = this.terms;
    const read = sealing && readerOf(opened, sealing);
    if (!read || round !== this.round) return '开启用的不是公告上写明的密钥。';
    this.reader ??= read;
    const isWithheld = this.terms.reserveRule === 'ONLY_IF_MET';
    if (isWithheld && reserve) return '没有达到的保留价不该公开。';
    if (!isWithheld && round === 1 && (reserveHash ?? null) !== (reserve ? sha256(reserve.envelope) : null))
      return '保留价不是竞价以前密封的那一份。';
    if (reserve) {
      const found = read(reserve.envelope, reserve, `reserve|${lotNo}`);
      this.reserve = found?.amount ?? null;
      if (!found || !isSaid(reserve, found.amount, found.flaw)) return '保留价和密封的不一样。';
    }
    this.isOpened = true;
    const { offers, isSame } = this.readPrices(opened, read);
    this.judge(offers);
    return isSame ? undefined : '开出的报价、钥匙或者不算的理由，和密封的不一样。';
  }

  /** A reserve that was met, shown right before the end. */
  showReserve(value: string): string | undefined {
    const said = JSON.parse(value) as NonNullable<Opened['reserve']>;
    const { lotNo, reserveHash, reserveRule } = this.terms;
    if (reserveRule !== 'ONLY_IF_MET' || this.isReserveShown) return '不该公开保留价。';
    this.isReserveShown = true;
    if (sha256(said.envelope) !== reserveHash) return '保留价不是竞价以前密封的那一份。';
    const found = this.reader?.(said.envelope, said, `reserve|${lotNo}`);
    this.reserve = found?.amount ?? null;
    return found && isSaid(said, found.amount, found.flaw) ? undefined : '保留价和密封的不一样。';
  }

  /** A reserve of which the record keeps no more than the hash. */
  get isReserveWithheld(): boolean {
    const { reserveHash, reserveRule } = this.terms;
    return reserveRule === 'ONLY_IF_MET' && reserveHash != null && !this.isReserveShown;
  }

  /** The offers that count, and whether the line says of every envelope what is in it. */
  private readPrices({ round, prices }: Opened, read: Reader): { offers: Offer[]; isSame: boolean } {
    const { lotNo, session } = this.terms;
    const floor = this.first[0]?.amount ?? BigInt(this.rules.startPriceFen);
    const offers: Offer[] = [];
    const isSame = this.placed.map(({ seq, paddle, envelope }, index) => {
      const said = prices[index];
      const context = ['bid', lotNo, session, round, paddle].join('|');
      const found = said?.seq === seq ? read(envelope ?? '', said, context) : undefined;
      if (!said || !found) return false;
      const { amount, flaw } = found;
      const reason =
        amount === null ? flaw : this.struck.has(paddle) ? 'bid.struck' : this.refuse(amount, floor);
      if (reason !== null) this.voids.push({ seq, paddle, reason });
      else offers.push({ paddle, amount: amount! });
      return isSaid(said, amount, reason);
    });
    return { offers, isSame: prices.length === this.placed.length && isSame.every(Boolean) };
  }

  /** Another round: for everybody as long as the notice has some left, then one among equals; gives when it is held. */
  again(value: string, at: number): { fault?: string; times: RoundTimes } {
    if (!this.isPlayed) return this.nextRound(value, at);
    const { invited, floorFen, startAt, endAt } = JSON.parse(value) as {
      invited: string[] | null;
      floorFen: string;
      startAt?: string;
      endAt: string;
    };
    const times = timesOf(at, startAt, this.rules.extraRoundMs ?? NaN);
    const equals = this.first.map(({ paddle }) => paddle).sort();
    const isRight =
      this.round === this.rounds &&
      this.mayOfferAgain &&
      equals.join() === invited?.join() &&
      floorFen === this.first[0]?.amount.toString() &&
      Date.parse(endAt) === times.end;
    this.round += 1;
    this.placed = [];
    return isRight ? { times } : { fault: '不该加报，或者加报的人、底价、时间不对。', times };
  }

  private nextRound(value: string, at: number): { fault?: string; times: RoundTimes } {
    const { invited, floorFen, startAt, endAt } = JSON.parse(value) as Record<string, unknown> & {
      startAt?: string;
    };
    const lasts = Date.parse(this.rules.endAt ?? '') - Date.parse(this.rules.startAt);
    const times = timesOf(at, startAt, lasts);
    const floor = this.first[0]?.amount.toString() ?? this.rules.startPriceFen;
    const isRight = invited === null && floorFen === floor && Date.parse(String(endAt)) === times.end;
    this.round += 1;
    this.placed = [];
    return isRight ? { times } : { fault: '下一轮的底价、时间不对，或者不是人人可报。', times };
  }

  /** Whether equals offer once more before anybody is drawn: not at the ceiling, where nobody could do better. */
  private get mayOfferAgain(): boolean {
    const { extraRoundMs, ceilingFen } = this.rules;
    const isAtCeiling = ceilingFen !== undefined && this.first[0]?.amount === BigInt(ceilingFen);
    return extraRoundMs != null && this.first.length > 1 && !isAtCeiling;
  }

  /** The drawing among those who are still equal. */
  draw(value: string): string | undefined {
    const { secret, paddles, paddle } = JSON.parse(value) as {
      secret: string;
      paddles: string[];
      paddle: string;
    };
    this.drawn = paddle;
    const equals = this.first.map((offer) => offer.paddle).sort();
    if (sha256(secret) !== this.terms.sealing?.drawHash) return '抽签的种子不是公告上的那一个。';
    if (equals.length < 2 || (this.round === this.rounds && this.mayOfferAgain)) return '不该抽签。';
    const seed = sha256(secret + this.hashes.join(''));
    const number = BigInt(`0x${sha256(seed + equals.join(','))}`) % BigInt(equals.length);
    return equals.join() === paddles.join() && equals[Number(number)] === paddle
      ? undefined
      : '抽签的结果不对。';
  }

  /** Why an amount does not count, or null. */
  private refuse(amount: bigint, floor: bigint): string | null {
    const { isBuying = false, stepFen, ceilingFen } = this.rules;
    const beyond = isBuying ? floor - amount : amount - floor;
    if (beyond < 0n) return isBuying ? 'bid.above-start' : 'bid.below-start';
    if (ceilingFen !== undefined && amount > BigInt(ceilingFen)) return 'bid.above-ceiling';
    return stepFen != null && beyond % BigInt(stepFen) !== 0n ? 'bid.off-step' : null;
  }

  private judge(valid: Offer[]): void {
    const again = (own: Offer) => valid.find(({ paddle }) => paddle === own.paddle) ?? own;
    if (this.round > this.rounds) {
      this.first = this.firstAmong(this.first.map(again));
      return;
    }
    const added = valid.filter((one) => !this.valid.some(({ paddle }) => paddle === one.paddle));
    this.valid = [...this.valid.map(again), ...added];
    this.first = this.firstAmong(this.valid.filter(({ paddle }) => !this.struck.has(paddle)));
  }

  private firstAmong(all: readonly Offer[]): Offer[] {
    const best = this.bestOf(all);
    const points = (offer: Offer) => this.points(offer, best!);
    const top = all.reduce((most, offer) => (points(offer) > most ? points(offer) : most), -1n);
    const leading = all.filter((offer) => points(offer) === top);
    const price = this.bestOf(leading);
    const equals = leading.filter(({ amount }) => amount === price);
    const ranks = equals.flatMap(({ paddle }) => this.rankOf(paddle) ?? []);
    const highest = ranks.length > 0 ? Math.min(...ranks) : null;
    return equals.filter(({ paddle }) => highest === null || this.rankOf(paddle) === highest);
  }

  private bestOf(offers: readonly Offer[]): bigint | null {
    return offers.reduce<bigint | null>((found, { amount }) => {
      if (found === null) return amount;
      return (this.rules.isBuying ? amount < found : amount > found) ? amount : found;
    }, null);
  }

  /** Ten-thousandths of a point: the price against the best, and the plan, each by its weight. */
  private points({ paddle, amount }: Offer, best: bigint): bigint {
    const [part, whole] = this.rules.isBuying ? [best, amount] : [amount, best];
    if (this.rules.mode !== 'WEIGHTED') return 1_000_000n * (part === whole ? 1n : 0n);
    const weight = BigInt(this.rules.priceWeight ?? 10_000);
    const plan = BigInt(this.scores[paddle] ?? 0) * 100n;
    const [sum, by] = [1_000_000n * part * weight + plan * (10_000n - weight) * whole, whole * 10_000n];
    return (sum * 2n + by) / (by * 2n);
  }
}

/** A round is held from when it was planned, or from the moment that the line names. */
function timesOf(at: number, startAt: string | undefined, lasts: number): RoundTimes {
  const begins = startAt === undefined ? undefined : Date.parse(startAt);
  return { at, startAt: begins, end: (begins ?? at) + lasts };
}

/** Whether a line says this of an envelope; that of an older lot says nothing of reasons. */
function isSaid({ amountFen, reason }: Said, amount: bigint | null, found: string | null): boolean {
  return amountFen === (amount?.toString() ?? null) && (reason === undefined || reason === found);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
