import { createHash } from 'node:crypto';
import type { BidRecordView } from '@helan/contracts';
import { type ArchiveItem, canonicalJson, inCapitals, isReplayFault, replay } from '@helan/domain';
import { checkPdfSignature } from './pdf-signature.js';
import { isPublicationProof, verifyPublication } from './publication-proof.js';

/** What a check found: whether the file stands, and the lines to print. */
export interface Verdict {
  readonly isSound: boolean;
  readonly lines: readonly string[];
}

interface ArchiveFile {
  readonly kind: 'archive';
  readonly no: string;
  readonly items: readonly ArchiveItem[];
  readonly record: Readonly<Record<string, unknown>>;
}

interface NoticeProof {
  readonly content: { readonly no: string; readonly title: string };
  readonly contentHash: string;
  readonly prevHash: string;
}

const FAULTS = {
  gap: '次序有缺口',
  chain: '前后不相连',
  hash: '内容和指纹不符',
  rule: '违反竞价规则',
} as const;

/** Checks a record, an archive, a notice or a signed paper by its own content, without any network. */
/** `kept`: roots of days that the reader wrote down himself, by day; another history differs from them. */
export function verifyFile(content: Buffer, kept: ReadonlyMap<string, string> = new Map()): Verdict {
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') return checkPdfSignature(content);
  const data = parse(content);
  if (isRecord(data)) return verifyRecord(data);
  if (isArchive(data)) return verifyArchive(data);
  if (isPublicationProof(data)) return verifyPublication(data, kept);
  if (isNotice(data)) return verifyNotice(data);
  return { isSound: false, lines: ['认不出这份文件：应是竞价记录、档案、公告指纹、公示证明或鉴证书。'] };
}

function verifyRecord(record: BidRecordView): Verdict {
  const { startPriceFen, stepFen, startAt, freeEndAt, limitedMs } = record.rules;
  const rules = {
    startPriceFen: BigInt(startPriceFen),
    stepFen: BigInt(stepFen),
    startAt: Date.parse(startAt),
    freeEndAt: Date.parse(freeEndAt),
    limitedMs,
  };
  const end = replay(record.lotNo, rules, record.bids, sha256);
  if (isReplayFault(end))
    return { isSound: false, lines: [`第 ${end.seq} 口不成立：${FAULTS[end.fault]}。`] };
  const claimed = record.result;
  const isSame =
    (claimed.winner ?? null) === end.leader && claimed.amountFen === (end.currentFen?.toString() ?? null);
  const isSameEnd = Date.parse(claimed.endAt) === end.endAt;
  if (!isSame || !isSameEnd) return { isSound: false, lines: ['重放的结果和记录写的结果不一样。'] };
  const result = end.currentFen === null ? '无人出价' : `号牌 ${end.leader}，${inCapitals(end.currentFen)}`;
  return {
    isSound: true,
    lines: [`竞价记录 ${record.lotNo}：${record.bids.length} 口，逐口重放无误。`, `结果：${result}。`],
  };
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

function verifyNotice(proof: NoticeProof): Verdict {
  const isSound = sha256(proof.prevHash + canonicalJson(proof.content)) === proof.contentHash;
  const name = `公告 ${proof.content.no}`;
  return { isSound, lines: [isSound ? `${name}：内容与指纹相符。` : `${name}：内容和指纹不符，被改过。`] };
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

function isRecord(data: unknown): data is BidRecordView {
  return hasKind(data, 'bid-record') && 'bids' in (data as object) && 'rules' in (data as object);
}

function isArchive(data: unknown): data is ArchiveFile {
  return hasKind(data, 'archive') && 'items' in (data as object) && 'record' in (data as object);
}

function isNotice(data: unknown): data is NoticeProof {
  return typeof data === 'object' && data !== null && 'contentHash' in data && 'content' in data;
}
