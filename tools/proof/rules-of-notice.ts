import { LONGEST_LISTING } from './record-lines.js';
import { canonical } from './record-shape.js';
import type { SessionRecord } from './session-record.js';

/*
 * The rules of a session against what the notice says of them, by the notice's own words and none of the platform's
 * code: each rule is worked out anew and compared, one by one. Money is fen as digits.
 */

/** What a notice's terms say of the bidding. */
export interface NoticeTerms {
  readonly lotNo: string;
  readonly startPriceFen: string;
  readonly stepFen: string | null;
  readonly isBuying: boolean;
  /** `scale`: decimals of its prices, where they are not two; missing in notices from before prices of four. */
  readonly price?: { readonly scale?: number };
  readonly sealing: null | {
    readonly holders?: readonly { readonly part: string; readonly publicKey: string }[];
    readonly keys?: readonly { readonly publicKey: string }[];
    readonly drawHash: string;
  };
  readonly trading: null | Trading;
  readonly drawHash?: string;
  /** Where it is negotiated. */
  readonly negotiation?: object | null;
  /** Values of the rulebook that it prints, by their keys. */
  readonly parameters?: Readonly<Record<string, number>>;
}

interface Trading {
  readonly mode: string;
  readonly freeMinutes: number;
  readonly limitedSeconds: number;
  /** Missing where nobody is asked to confirm. */
  readonly confirmMinutes?: number;
  readonly firstBid: string;
  readonly mostSteps: number | null;
  readonly leapFrom?: string;
  readonly extension: object;
  readonly hasReserve: boolean;
  /** Missing in notices of which the reserve could be left out. */
  readonly reserveEnterByMinutes?: number;
  readonly priceWeight: number;
  readonly extraRoundMinutes: number;
  /** Missing where there is one. */
  readonly writtenRounds?: number;
  /** Missing where no round follows, and in notices of which rounds followed one another at once. */
  readonly roundNoticeMinutes?: number;
  readonly floorFen: string | null;
  /** Missing where there is none. */
  readonly ceilingFen?: string;
  readonly intervalSeconds: number;
  readonly dayEndHour: number;
  readonly priority?: readonly string[];
  readonly fewBidders?: string;
  /** Missing where the rulebook says how many must take part. */
  readonly minBidders?: number;
  /** Missing where it does not belong to a collective. */
  readonly areTwoEnough?: boolean;
  /** Missing in notices from before bids counted from their last byte. */
  readonly outageSeconds?: number;
}

/** In words, by the name that a record has for it. */
const NAMES: Readonly<Record<string, string>> = {
  mode: '竞价方式',
  priceScale: '单价的小数位数',
  startPriceFen: '起始价',
  stepFen: '加价幅度',
  floorFen: '最低价',
  ceilingFen: '最高限价',
  intervalMs: '降价间隔',
  mostSteps: '一次最多几档',
  leapFrom: '一次最多几档从哪里算',
  firstBid: '第一口价',
  freeEndAt: '自由竞价的时长',
  endAt: '报价的时长',
  limitedMs: '限时竞价的时长',
  confirmMs: '进入限时竞价前确认的时长',
  extension: '延时',
  dayEndMinute: '当日停止的时间',
  isBuying: '谁买谁卖',
  priceWeight: '价格的权重',
  extraRoundMs: '加报一轮的时长',
  rounds: '报价的轮数',
  roundNoticeMs: '下一轮提前公布的时间',
};

const MINUTE = 60_000;

/** Every rule of a record that is not what its notice says, in words. */
export function findRuleFaults(record: SessionRecord, notice: NoticeTerms, startAt?: string): string[] {
  const { trading } = notice;
  if (notice.lotNo !== record.terms.lotNo) return ['公告是另一宗标的的。'];
  if (!trading) return ['公告没有写竞价规则。'];
  const rules = record.terms.rules as Readonly<Record<string, unknown>>;
  const said = rulesSaid(notice, trading, rules);
  const names = new Set([...Object.keys(said), ...Object.keys(rules)]);
  const faults = [...names].flatMap((name) => {
    if (name === 'startAt' || canonical(said[name] ?? null) === canonical(rules[name] ?? null)) return [];
    return [`${NAMES[name] ?? name}和公告写的不一样：公告 ${text(said[name])}，记录 ${text(rules[name])}。`];
  });
  if (startAt !== undefined && rules['startAt'] !== startAt)
    faults.push(`开始时间和公告写的不一样：公告 ${startAt}，记录 ${String(rules['startAt'])}。`);
  return [...faults, ...findSealingFaults(record, notice, trading)];
}

function rulesSaid(
  notice: NoticeTerms,
  trading: Trading,
  { startAt, freeEndAt }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { mode } = trading;
  const { startPriceFen, stepFen, isBuying, price } = notice;
  const ceiling = trading.ceilingFen === undefined ? {} : { ceilingFen: trading.ceilingFen };
  const scale = price?.scale === undefined ? {} : { priceScale: price.scale };
  const common = { mode, ...scale, startPriceFen, stepFen, dayEndMinute: trading.dayEndHour * 60 };
  const after = (ms: number) => new Date(Date.parse(String(startAt)) + ms).toISOString();
  const free = after(trading.freeMinutes * MINUTE);
  if (mode === 'SEALED_ONE' || mode === 'WEIGHTED') {
    const { priceWeight, extraRoundMinutes, writtenRounds, roundNoticeMinutes } = trading;
    const held = {
      ...(writtenRounds === undefined ? {} : { rounds: writtenRounds }),
      ...(roundNoticeMinutes === undefined ? {} : { roundNoticeMs: roundNoticeMinutes * MINUTE }),
    };
    const extraRoundMs = extraRoundMinutes > 0 ? extraRoundMinutes * MINUTE : null;
    return { ...common, ...ceiling, endAt: free, ...held, isBuying, priceWeight, extraRoundMs };
  }
  if (mode === 'DESC')
    return {
      ...common,
      floorFen: trading.floorFen ?? startPriceFen,
      intervalMs: trading.intervalSeconds * 1000,
    };
  const { firstBid, mostSteps, leapFrom, extension, limitedSeconds, confirmMinutes } = trading;
  const whileListed = after(LONGEST_LISTING);
  return {
    ...common,
    ...ceiling,
    firstBid,
    mostSteps,
    ...(leapFrom === undefined ? {} : { leapFrom }),
    freeEndAt: mode === 'DYNAMIC' && freeEndAt === whileListed ? whileListed : free,
    limitedMs: limitedSeconds * 1000,
    ...(confirmMinutes === undefined ? {} : { confirmMs: confirmMinutes * MINUTE }),
    extension,
  };
}

/** Whose keys it was sealed for, the hash of the drawing's seed, and whether there is a reserve. */
function findSealingFaults(
  { terms, log }: SessionRecord,
  { sealing, drawHash }: NoticeTerms,
  { hasReserve, reserveEnterByMinutes }: Trading,
): string[] {
  const said = sealing && {
    ...(sealing.holders
      ? { holders: sealing.holders.map(({ part, publicKey }) => ({ part, publicKey })) }
      : { publicKeys: (sealing.keys ?? []).map(({ publicKey }) => publicKey) }),
    drawHash: sealing.drawHash,
  };
  const isSame = canonical(said) === canonical(terms.sealing ?? null);
  const faults = isSame ? [] : ['密封用的公钥或者抽签种子的指纹，和公告写的不一样。'];
  if ((drawHash ?? null) !== (terms.drawHash ?? null)) faults.push('抽签种子的指纹和公告写的不一样。');
  if (!hasReserve && terms.reserveHash != null) faults.push('公告没有设保留价，记录里有。');
  const hasOpened = log.some(({ kind }) => kind === 'SEAT');
  if (hasReserve && reserveEnterByMinutes !== undefined && terms.reserveHash == null && hasOpened)
    faults.push('公告设有保留价，没有封存竞价就开始了。');
  return faults;
}

function text(value: unknown): string {
  return value === undefined ? '没有写' : canonical(value);
}
