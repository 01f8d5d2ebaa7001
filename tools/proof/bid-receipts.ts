import { createHash } from 'node:crypto';
import { SIGNED, extra } from './record-shape.js';
import type { Verdict } from './verdict.js';
import { type SessionRecord, hasKind } from './session-record.js';
import { isSigned } from './verify-record.js';

/*
 * A bidder's own receipts: each is a line, the platform's signature over the lines that were written with it, and
 * the path from the one to the other. They stand without the record, and show whether a record is the same.
 */

type Line = SessionRecord['log'][number];

interface Receipt {
  readonly line: Line;
  readonly head: SessionRecord['heads'][number];
  readonly path: readonly { readonly side: string; readonly hash: string }[];
}

export interface BidReceipts {
  readonly kind: 'bid-receipts';
  readonly lotNo: string;
  /** Missing in receipts from before they named it. */
  readonly session?: number;
  readonly receipts: readonly Receipt[];
  readonly publicKey: string;
}

/** Whether every receipt stands by itself. */
export function verifyReceipts(own: BidReceipts): Verdict {
  const faults = own.receipts.flatMap((receipt) => {
    const { line, head } = receipt;
    const place = `第 ${line.seq} 行的回执`;
    const unsigned = [...extra(line, SIGNED.line, place), ...extra(head, SIGNED.head, place)];
    const isWhole = isReceipt(own.lotNo, receipt, own.publicKey);
    return isWhole ? unsigned : [`${place}不成立：内容、路径或者平台的签名不对。`, ...unsigned];
  });
  const name = `${own.lotNo} 的出价回执`;
  if (faults.length > 0) return { isSound: false, lines: [`${name}不成立：`, ...faults] };
  return { isSound: true, lines: [`${name}：${own.receipts.length} 份，签名和路径都对。`] };
}

function isReceipt(lotNo: string, { line, head, path }: Receipt, publicKey: string): boolean {
  const { seq, kind, paddle, value, at, arrivedAt, prevHash, hash } = line;
  const times = arrivedAt === undefined ? [at] : [at, arrivedAt];
  const isTrue = sha256([lotNo, seq, kind, paddle, value, ...times, prevHash].join('|')) === hash;
  const root = path.reduce(
    (node, step) => sha256(step.side === 'left' ? `node|${step.hash}|${node}` : `node|${node}|${step.hash}`),
    sha256(`leaf|${hash}`),
  );
  const { firstSeq, lastSeq, lastHash } = head;
  const text = ['session-head', lotNo, firstSeq, lastSeq, lastHash, head.root].join('|');
  const isWithin = firstSeq <= seq && seq <= lastSeq;
  return isTrue && isWithin && root === head.root && isSigned(text, head.signature, publicKey);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function isReceipts(data: unknown): data is BidReceipts {
  return hasKind(data, 'bid-receipts') && 'receipts' in (data as object);
}
