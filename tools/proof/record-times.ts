import type { Line } from './record-lines.js';

/*
 * The times of a record. Since bids count from their last byte, a bid's line has two: when it arrived, and when it
 * counts, which is never before the bid accepted last. Records from before that rule have one, and keep it.
 */

const BIDS = ['PRICE', 'PRIORITY_MATCH', 'ACCEPT', 'SEALED'];

export class Times {
  private readonly isByLastByte: boolean;
  private last = -Infinity;
  private lastBid = -Infinity;
  private resumedAt = -Infinity;

  /** `arrival`: the rule that the record's terms name. */
  constructor(arrival: string | undefined) {
    this.isByLastByte = arrival === 'LAST_BYTE';
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
