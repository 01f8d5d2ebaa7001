import { LONGEST_LISTING, type Line, type Rules } from './record-lines.js';
import type { NoticeTerms } from './rules-of-notice.js';
import type { SessionRecord } from './session-record.js';

/*
 * How a session was held, against what its notice says of it beyond the rules of bidding: who sat there, which moment of
 * a bid counted, what became of the reserve, when the limited window began. None of the platform's own code.
 */

/** What a notice said of a session after the one that its record names. */
export interface Announcement {
  readonly no: string;
  readonly publishedAt: string;
  readonly startAt: string;
}

/** Two bid against each other. */
const LEAST = 2;

/** Everything of a session that was not held as its notice says, in words. */
export function findHoldingFaults(record: SessionRecord, notice: NoticeTerms): string[] {
  return [
    ...findSeatFaults(record, notice),
    ...findArrivalFaults(record, notice),
    ...findReserveFaults(record, notice),
    ...findRankFaults(record, notice),
  ];
}

/** Fewer than the notice asks for, in a session after the first: what became of the others stands elsewhere. */
export function seatsToLookAt(record: SessionRecord, notice: NoticeTerms): string[] {
  const isBid = record.terms.agreedFen === undefined;
  const short = isBid && !isFirst(record) ? shortOf(record, notice) : undefined;
  return short ? [`${short}这是第 ${record.terms.session} 场：前一场以后可能有人退出，请对照公告。`] : [];
}

/**
 * Of a session that was open while listed, and of one with further rounds: each notice of its window or round was kept,
 * and each window and round has its notice.
 */
export function lookAtWindows(
  { terms, log }: SessionRecord,
  announcements: readonly Announcement[],
): { readonly faults: string[]; readonly toLookAt: string[] } {
  const rules = terms.rules as Rules;
  const isOpen = isOpenWhileListed(rules);
  if (!isOpen && rules.endAt === undefined) return { faults: [], toLookAt: [] };
  const what = isOpen ? '限时竞价' : '下一轮报价';
  const endAt = log.at(-1)?.at ?? '';
  const own = announcements.filter(({ publishedAt }) => Date.parse(publishedAt) <= Date.parse(endAt));
  const windows = log.filter(({ kind }) => kind === (isOpen ? 'LIMITED_AT' : 'ROUND')).flatMap(windowOf);
  // A round that was put off begins when its session goes on.
  const begun = isOpen ? [] : log.filter(({ kind }) => kind === 'RESUME').map(({ at }) => at);
  const kept = [...windows.map(({ at }) => at), ...begun];
  const faults = own
    .filter(({ startAt }) => !kept.includes(startAt))
    .map(({ no, startAt }) => `公告 ${no} 写明${what} ${startAt} 开始，记录里没有照办。`);
  const toLookAt = windows
    .filter(({ at }) => !own.some(({ startAt }) => startAt === at))
    .map(
      ({ seq, at }) => `第 ${seq} 行：${what} ${at} 开始，没有和写明这个时间的公告放在一起，时间没有核对。`,
    );
  return { faults, toLookAt };
}

/** Open since its notice, until somebody says when its window begins. */
function isOpenWhileListed({ mode, startAt, freeEndAt }: Rules): boolean {
  return mode === 'DYNAMIC' && Date.parse(freeEndAt) - Date.parse(startAt) === LONGEST_LISTING;
}

/** When a window or a round begins by its line; nothing of a round that began at once. */
function windowOf({ seq, kind, value }: Line): { readonly seq: number; readonly at: string }[] {
  const { freeEndAt, startAt } = JSON.parse(value) as { freeEndAt?: string; startAt?: string };
  if (kind === 'ROUND') return startAt === undefined ? [] : [{ seq, at: startAt }];
  return [{ seq, at: String(freeEndAt) }];
}

function findSeatFaults(record: SessionRecord, notice: NoticeTerms): string[] {
  if (record.terms.agreedFen !== undefined) return findAgreementFaults(notice);
  const short = isFirst(record) ? shortOf(record, notice) : undefined;
  return short ? [short] : [];
}

/** One alone agrees where the notice does not end it for want of bidders. */
function findAgreementFaults({ trading }: NoticeTerms): string[] {
  return trading?.fewBidders === 'FAIL' ? ['公告写明人数不够即流标，记录里却是一人协议成交。'] : [];
}

function isFirst({ terms }: SessionRecord): boolean {
  return terms.session === 1;
}

/** In words that fewer sat there than had to; of what was cancelled, or open to newcomers, nothing is said. */
function shortOf({ terms, log }: SessionRecord, notice: NoticeTerms): string | undefined {
  const isCancelled = (log.at(-1)?.value ?? '').includes('"CANCELLED"');
  if (isCancelled || isOpenWhileListed(terms.rules as Rules)) return undefined;
  const seats = log.filter(({ kind }) => kind === 'SEAT').length;
  const least = leastOf(notice);
  return seats < least ? `公告要求至少 ${least} 人竞价，记录里只有 ${seats} 个号牌。` : undefined;
}

/** As many as the notice asks for where too few end it; else two, whom it lets bid against each other. */
function leastOf({ trading, negotiation, parameters = {} }: NoticeTerms): number {
  const asked = trading?.minBidders ?? parameters['t14.minBidders'] ?? parameters['bidders.min'] ?? LEAST;
  const isFailed = trading?.fewBidders === 'FAIL' && !trading.areTwoEnough && !negotiation;
  return isFailed ? asked : LEAST;
}

/** Notices from before bids counted from their last byte say nothing of it. */
function findArrivalFaults({ terms }: SessionRecord, { trading }: NoticeTerms): string[] {
  const isSaid = trading?.outageSeconds !== undefined;
  return isSaid && terms.arrival !== 'LAST_BYTE'
    ? ['公告写明出价以平台收到全部内容的时间为准，记录没有按这条规则。']
    : [];
}

/** Whether a reserve that was not met stays closed. */
function findReserveFaults({ terms }: SessionRecord, { trading, sealing }: NoticeTerms): string[] {
  const staysClosed = trading?.hasReserve && trading.reserveEnterByMinutes !== undefined && sealing?.holders;
  const isSame = (terms.reserveRule ?? null) === (staysClosed ? 'ONLY_IF_MET' : null);
  return isSame ? [] : ['没有达到的保留价公布不公布，和公告写的不一样。'];
}

/** No right ranks behind the last ground that the notice knows. */
function findRankFaults({ log }: SessionRecord, { trading }: NoticeTerms): string[] {
  const { priority = [] } = trading ?? {};
  return log.flatMap(({ seq, kind, value }) => {
    const rank = kind === 'SEAT' ? value.split('#')[1] : undefined;
    if (rank === undefined) return [];
    const isKnown = /^[1-9]\d?$/.test(rank) && Number(rank) <= priority.length;
    return isKnown ? [] : [`第 ${seq} 行：公告没有写第 ${rank} 顺位的优先权。`];
  });
}
