import { createHash } from 'node:crypto';
import {
  type ArchiveItem,
  VOID_REASONS,
  type VoidReason,
  canonicalJson,
  formatPrice,
  priceInCapitals,
} from '@helan/domain';
import { isNotice, noticeIn, verifyNotice, withNotices, withRules } from './beside-notices.js';
import { type BidReceipts, verifyReceipts } from './bid-receipts.js';
import { findDuplicateKey } from './duplicate-keys.js';
import { checkPdfSignature } from './pdf-signature.js';
import { checkUnsigned } from './unsigned-paper.js';
import { isPublicationProof, verifyPublication } from './publication-proof.js';
import type { Rules } from './record-lines.js';
import type { Verdict } from './verdict.js';
import type { SessionRecord } from './session-record.js';
import { type Kept, verifyRecord } from './verify-record.js';

interface ArchiveFile {
  readonly kind: 'archive';
  readonly no: string;
  readonly items: readonly ArchiveItem[];
  readonly record: Readonly<Record<string, unknown>>;
}

/** Opens the commitment of a seat: whose paddle it was. */
interface PaddleProof {
  readonly lotNo: string;
  readonly paddle: string;
  readonly name: string;
  readonly idNumber: string;
  readonly salt: string;
}

/** What the reader wrote down himself: roots of days by day, the platform's key, a line of a record. */
export interface KeptProofs extends Kept {
  readonly roots?: ReadonlyMap<string, string>;
  /** Every record must lie beside the notice that it names. */
  readonly needsNotice?: boolean;
}

/** Checks files side by side: a paddle is held against the record that lies with it, a record against its notice. */
export function verifyFiles(contents: readonly Buffer[], kept: KeptProofs = {}): Verdict[] {
  const files = contents.map(parse);
  const records = files.filter(isRecord);
  const notices = files.flatMap(noticeIn);
  const archives = files.filter(isArchive).filter((archive) => verifyArchive(archive).isSound);
  return contents.map((content, index) => {
    const data = files[index];
    const twice = findTwice(content);
    if (twice) return twice;
    if (isPdf(content)) return verifyPdf(content, archives);
    if (isPaddle(data)) return verifyPaddle(data, records);
    if (isReceipts(data)) return verifyReceipts(data, records);
    const verdict = verifyFile(content, kept);
    if (!isRecord(data)) return verdict;
    return withRules(withNotices(verdict, data, notices), data, notices, kept.needsNotice ?? false);
  });
}

/** Of two things under one name each reader takes another. */
function findTwice(content: Buffer): Verdict | undefined {
  if (parse(content) === undefined) return undefined;
  const name = findDuplicateKey(content.toString('utf8'));
  return name === undefined
    ? undefined
    : { isSound: false, lines: [`“${name}”在同一处写了两次，读哪一个都行，不能作准。`] };
}

/**
 * Checks a record, an archive, a notice or a signed paper by its own content, without any network. Another
 * history differs from what the reader kept.
 */
export function verifyFile(content: Buffer, kept: KeptProofs = {}): Verdict {
  if (isPdf(content)) return verifyPdf(content, []);
  const data = parse(content);
  const twice = findTwice(content);
  if (twice) return twice;
  if (isReceipts(data)) return verifyReceipts(data, []);
  if (isRecord(data)) return checkRecord(data, kept);
  if (isArchive(data)) return verifyArchive(data);
  if (isPublicationProof(data)) return verifyPublication(data, kept.roots ?? new Map());
  if (isNotice(data)) return verifyNotice(data);
  return {
    isSound: false,
    lines: ['认不出这份文件：应是竞价记录、出价回执、号牌凭证、档案、公告指纹、公示证明或鉴证书。'],
  };
}

function isPdf(content: Buffer): boolean {
  return content.subarray(0, 5).toString('latin1') === '%PDF-';
}

function verifyPdf(content: Buffer, archives: readonly ArchiveFile[]): Verdict {
  return checkPdfSignature(content) ?? checkUnsigned(content, archives);
}

function checkRecord(record: SessionRecord, kept: Kept): Verdict {
  const { faults, bids, extensions, winner, amountFen, notCompared, voids } = verifyRecord(record, kept);
  const name = `竞价记录 ${record.terms.lotNo}`;
  if (faults.length > 0) return { isSound: false, lines: [`${name} 不成立：`, ...faults] };
  const result =
    winner === null || amountFen === null ? '没有成交' : `号牌 ${winner}，${priceOf(record, amountFen)}`;
  const key = createHash('sha256').update(Buffer.from(record.publicKey, 'base64')).digest('hex');
  return {
    isSound: true,
    lines: [
      `${name}：${bids} 口、延时 ${extensions} 次，逐口重放无误，签名都对。`,
      ...voids.map(
        ({ seq, paddle, reason }) =>
          `第 ${seq} 行，号牌 ${paddle} 的密封报价不算：${VOID_REASONS[reason as VoidReason]}。`,
      ),
      `结果：${result}。`,
      ...notCompared,
      `签名密钥的指纹：${key}，可与公告写明的对照。`,
    ],
  };
}

/** In 大写 where the price is whole fen; every price in figures, by the scale that the session began with. */
function priceOf({ terms }: SessionRecord, amount: bigint): string {
  const scale = (terms.rules as Rules).priceScale === 4 ? 4 : 2;
  return priceInCapitals(amount, scale) || `${formatPrice(amount, scale)} 元`;
}

function verifyPaddle(proof: PaddleProof, records: readonly SessionRecord[]): Verdict {
  const { lotNo, paddle, name, idNumber, salt } = proof;
  const commitment = sha256([paddle, name, idNumber, salt].join('|'));
  const ofLot = records.filter(({ terms }) => terms.lotNo === lotNo);
  if (ofLot.length === 0) return { isSound: false, lines: [`请把 ${lotNo} 的竞价记录和号牌凭证一起核对。`] };
  const isSound = ofLot.some((record) => hasSeat(record, paddle, commitment));
  const shown = `${lotNo} 的 ${paddle} 号牌是${name}的，和记录里的指纹相符。`;
  return { isSound, lines: [isSound ? shown : '和记录里的号牌对不上，或者记录不成立。'] };
}

/** A seat's line holds the commitment, with the rank of a priority right behind it. */
function hasSeat(record: SessionRecord, paddle: string, commitment: string): boolean {
  const isThere = record.log.some(
    (line) => line.kind === 'SEAT' && line.paddle === paddle && line.value.split('#')[0] === commitment,
  );
  return isThere && verifyRecord(record).faults.length === 0;
}

function verifyArchive(archive: ArchiveFile): Verdict {
  const hasGap = archive.items.some((item, index) => item.seq !== index + 1);
  if (hasGap) return { isSound: false, lines: ['卷内顺序号不连续。'] };
  const listed = new Set(archive.items.map((item) => item.sha256));
  const changed = Object.entries(archive.record).filter(
    ([, rows]) => !listed.has(sha256(canonicalJson(rows))),
  );
  if (changed.length > 0)
    return { isSound: false, lines: changed.map(([name]) => `“${name}”和目录里的指纹不符。`) };
  return {
    isSound: true,
    lines: [`档案 ${archive.no}：卷内 ${archive.items.length} 件，数据部分与目录指纹相符。`],
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}

function hasKind(data: unknown, kind: string): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === kind;
}

function isRecord(data: unknown): data is SessionRecord {
  return hasKind(data, 'bid-record') && 'log' in (data as object) && 'terms' in (data as object);
}

function isPaddle(data: unknown): data is PaddleProof {
  return hasKind(data, 'paddle-proof');
}

function isReceipts(data: unknown): data is BidReceipts {
  return hasKind(data, 'bid-receipts') && 'receipts' in (data as object);
}

function isArchive(data: unknown): data is ArchiveFile {
  return hasKind(data, 'archive') && 'items' in (data as object) && 'record' in (data as object);
}
