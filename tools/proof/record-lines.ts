/** A session that is open while listed waits so long for its window at most, in milliseconds. */
export const LONGEST_LISTING = 186 * 86_400_000;

/** A line of a record's log, and the rules that stand at its head, as the file has them. */
export interface Line {
  readonly seq: number;
  readonly kind: string;
  readonly paddle: string;
  readonly value: string;
  /** When it counts. */
  readonly at: string;
  /** Of a bid: when its last byte was there. */
  readonly arrivedAt?: string;
  readonly envelope?: string;
  readonly prevHash: string;
  readonly hash: string;
}

export interface Rules {
  readonly mode: string;
  /** Decimals of every price of the session; two where it is missing, else four. */
  readonly priceScale?: number;
  readonly startPriceFen: string;
  readonly stepFen: string;
  readonly floorFen: string;
  readonly mostSteps: number | null;
  /** Missing in records from before leaps were counted from the price on the table. */
  readonly leapFrom?: string;
  /** What nobody goes above; missing where there is none. */
  readonly ceilingFen?: string;
  readonly firstBid: string;
  readonly startAt: string;
  readonly freeEndAt: string;
  /** Of sealed prices. */
  readonly endAt?: string;
  readonly isBuying?: boolean;
  readonly priceWeight?: number;
  readonly extraRoundMs?: number | null;
  /** How many rounds everybody offers in; one where it is missing. */
  readonly rounds?: number;
  /** How long before it begins a further round is announced; missing where they followed one another at once. */
  readonly roundNoticeMs?: number;
  readonly limitedMs: number;
  /** For how long bidders confirm between the phases; missing where nobody is asked. */
  readonly confirmMs?: number;
  readonly intervalMs: number;
  readonly dayEndMinute: number | null;
  readonly extension: {
    readonly manner: string;
    readonly byMs: number;
    readonly triggerMs: number;
    readonly most: number | null;
  };
}

/** Whose bids count no more, and what stands then. */
export interface Struck {
  readonly paddles: readonly string[];
  readonly leader: string | null;
  readonly amountFen: string | null;
}

export function factsOf(value: string): Record<string, string | null> {
  return JSON.parse(value) as Record<string, string | null>;
}

/** A difference as steps forward: upwards, or downwards where the lowest wins. */
export function towards(mode: string, difference: bigint): bigint {
  return mode === 'REV_ASC' ? -difference : difference;
}

/** When a session's free phase ends and when the session does, as it is set up. */
export function endsOf(rules: Rules): { readonly freeEnd: number; readonly end: number } {
  if (rules.mode === 'DESC') {
    const height = BigInt(rules.startPriceFen) - BigInt(rules.floorFen);
    const falls = Math.ceil(Number(height) / Number(rules.stepFen));
    const end = Date.parse(rules.startAt) + (falls + 1) * rules.intervalMs;
    return { freeEnd: end, end };
  }
  if (rules.endAt !== undefined) return { freeEnd: Date.parse(rules.endAt), end: Date.parse(rules.endAt) };
  const freeEnd = Date.parse(rules.freeEndAt);
  return { freeEnd, end: freeEnd + (rules.confirmMs ?? 0) + rules.limitedMs };
}

/** The end after a bid of the limited window. */
export function extendedEnd(
  { extension: { manner, byMs, triggerMs, most } }: Rules,
  { end, extensions }: { readonly end: number; readonly extensions: number },
  at: number,
): number {
  if (at < end - triggerMs || (most !== null && extensions >= most)) return end;
  return manner === 'ADD' ? end + byMs : Math.max(end, at + byMs);
}

/** What is wrong with an amount by the steps from the price that stands, or nothing. */
export function refuseSteps(rules: Rules, price: bigint | null, amount: bigint): string | undefined {
  const { mode, mostSteps, firstBid, leapFrom } = rules;
  const [start, step] = [BigInt(rules.startPriceFen), BigInt(rules.stepFen)];
  const from = price ?? (firstBid === 'AT_START' ? start - towards(mode, step) : start);
  const steps = towards(mode, amount - from);
  if (amount <= 0n || steps < step) return '价格不够一档。';
  if (steps % step !== 0n) return '价格不在档上。';
  const leap = price === null && leapFrom === 'TABLE' ? towards(mode, amount - start) : steps;
  return mostSteps !== null && leap > step * BigInt(mostSteps) ? '加价超过上限。' : undefined;
}

const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;

/** Whether a moment lies between nine and five in Asia/Shanghai. Which days are working days the record does not say. */
export function isTradingTime(at: number): boolean {
  const minute = ((at + SHANGHAI) % DAY) / 60_000;
  return minute >= 9 * 60 && minute < 17 * 60 + 1;
}

/** When the day of a moment ends for bids, in Asia/Shanghai; null where it does not. */
export function nightOf(at: number, minute: number | null): number | null {
  return minute === null ? null : Math.floor((at + SHANGHAI) / DAY) * DAY - SHANGHAI + minute * 60_000;
}

/** What is wrong with a price that somebody accepts so many milliseconds into a fall, or nothing. */
export function refuseAsked(rules: Rules, amount: bigint, running: number): string | undefined {
  const { startPriceFen, floorFen, stepFen, intervalMs } = rules;
  const [start, floor, step] = [BigInt(startPriceFen), BigInt(floorFen), BigInt(stepFen)];
  const fallen = start - step * BigInt(Math.floor(running / intervalMs));
  const asked = fallen > floor ? fallen : floor;
  if (amount > start || (amount !== floor && (start - amount) % step !== 0n)) return '没有报过这个价。';
  return amount < asked ? '还没有降到这个价。' : undefined;
}
