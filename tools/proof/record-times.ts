import type { Line } from './record-lines.js';

/*
 * The times of a record. Since bids count from their last byte, a bid's line has two: when it arrived, and when it
 * counts, which is never before the bid accepted last. Records from before that rule have one, and keep it; which
 * rule it is stands in the terms, and whoever leaves it out of a later record is found by when its session began.
 */

/** From then on every session that begins has its terms from after the rule; those planned before are over. */
const LAST_BYTE_SINCE = Date.parse('2027-01-01T00:00:00+08:00');

const BIDS = ['PRICE', 'PRIORITY_MATCH', 'ACCEPT', 'SEALED', 'ENTER'];

export class Times {
  private readonly isByLastByte: boolean;
  private last = -Infinity;
  private lastBid = -Infinity;
  private resumedAt = -Infinity;

  /** `arrival`: the rule that the record's terms name. */
  constructor(arrival: string | undefined) {
    this.isByLastByte = arrival === 'LAST_BYTE';
  }

  /** What is wrong with the terms: they name no rule for the times of their bids, though there was one. */
  lookAtTerms(startAt: string): string | undefined {
    const isLate = !this.isByLastByte && !(Date.parse(startAt) < LAST_BYTE_SINCE);
    return isLate ? '记录没有写明出价按最后一个字节到达的时间计入，2027 年起的场次都要写明。' : undefined;
  }

  /** What is wrong with the times of a line, the next one of the log. */
  look({ kind, at, arrivedAt }: Line): string | undefined {
    const isBid = BIDS.includes(kind);
    if (!this.isByLastByte) return arrivedAt === undefined ? undefined : '这种记录没有到达时间。';
    if (isBid !== (arrivedAt !== undefined)) return isBid ? '没有到达时间。' : '只有出价才有到达时间。';
    const moment = Date.parse(at);
    const fault = isBid ? this.lookAtBid(moment, Date.parse(arrivedAt ?? '')) : undefined;
    // Whoever sits down with his first bid is written down when that is decided, later than it arrived.
    if (kind === 'SEAT') return fault;
    if (!(moment >= this.last)) return '时间倒退。';
    this.last = moment;
    if (isBid) this.lastBid = moment;
    if (kind === 'RESUME') this.resumedAt = moment;
    return fault;
  }

  private lookAtBid(moment: number, arrived: number): string | undefined {
    if (arrived < this.resumedAt) return '暂停时的出价。';
    return moment === Math.max(arrived, this.lastBid) ? undefined : '计入的时间和到达的时间不符。';
  }
}
