import { type ArchiveFile, isArchive, noticesOf, rowsOf } from './archive-file.js';
import { type NoticeProof, noticeIn } from './beside-notices.js';
import { type BidReceipts, isReceipts } from './bid-receipts.js';
import { fingerprintOf, isFingerprintOf } from './key-fingerprint.js';
import { type SessionRecord, isRecord } from './session-record.js';

/*
 * Files that lie beside one another and speak of the same session: each stands by itself, so that whatever one says
 * otherwise than another shows that one of the two is not the platform's. Both are named.
 */

/** A file under the name that its reader gave it. */
export interface Laid {
  readonly name: string;
  readonly data: unknown;
}

/** What two files say otherwise, in words that name both; nothing where they do not speak of the same. */
export function contradictionsOf(one: Laid, other: Laid): string[] {
  const [a, b] = [one, other].sort((x, y) => rankOf(x.data) - rankOf(y.data)) as [Laid, Laid];
  return findContradictions(a.data, b.data).map((what) => `${a.name} 和 ${b.name} 相矛盾：${what}`);
}

/** Whether two files speak of the same session, so that they have been held against one another. */
export function areOfOneSession(one: unknown, other: unknown): boolean {
  const lines = [linesIn(one), linesIn(other)];
  return lines.every((some) => some !== undefined) && isSameSession(lines[0]!, lines[1]!);
}

function rankOf(data: unknown): number {
  return [isReceipts, isRecord, isArchive].findIndex((is) => is(data));
}

/** Lines of a session by their numbers, as a file has them. */
interface Lines {
  readonly lotNo: string | undefined;
  /** Missing where the file does not say which. */
  readonly session: number | undefined;
  readonly publicKey: string | undefined;
  readonly hashes: ReadonlyMap<number, string>;
  /** All that the session has, and not some of them. */
  readonly isWhole: boolean;
  readonly heads: SessionRecord['heads'];
}

function linesIn(data: unknown): Lines | undefined {
  if (isReceipts(data)) return linesOfReceipts(data);
  if (!isRecord(data)) return undefined;
  const { terms, log, heads, publicKey } = data;
  const hashes = new Map(log.map(({ seq, hash }) => [seq, hash]));
  return { lotNo: terms.lotNo, session: terms.session, publicKey, hashes, isWhole: true, heads };
}

function linesOfReceipts({ lotNo, session, publicKey, receipts }: BidReceipts): Lines {
  const hashes = new Map(receipts.map(({ line }) => [line.seq, line.hash]));
  return { lotNo, session, publicKey, hashes, isWhole: false, heads: receipts.map(({ head }) => head) };
}

function findContradictions(one: unknown, other: unknown): string[] {
  if (isArchive(other)) return findInArchive(one, other);
  const [a, b] = [linesIn(one), linesIn(other)];
  if (a && b) return isSameSession(a, b) ? [...findOtherKey(a, b), ...findOtherLines(a, b)] : [];
  return findOtherNotice(noticeIn(one), noticeIn(other));
}

function isSameSession(a: Lines, b: Lines): boolean {
  return a.lotNo === b.lotNo && (a.session ?? b.session) === (b.session ?? a.session);
}

function findOtherKey(a: Lines, b: Lines): string[] {
  if (a.publicKey === undefined || b.publicKey === undefined || a.publicKey === b.publicKey) return [];
  const [own, other] = [fingerprintOf(a.publicKey), fingerprintOf(b.publicKey)];
  return [`签名的密钥不是同一把，指纹分别是 ${own} 和 ${other}。`];
}

/** Of lines that the first has the second has the same, signed in the same batch; of two whole sessions vice versa. */
function findOtherLines(a: Lines, b: Lines): string[] {
  const faults = [...a.hashes].flatMap(([seq, hash]) => {
    const other = b.hashes.get(seq);
    if (other === hash) return [];
    if (other === undefined) return b.isWhole ? [`第 ${seq} 行前者有，后者没有。`] : [];
    return [`第 ${seq} 行不一样，指纹分别是 ${hash} 和 ${other}。`];
  });
  if (a.isWhole && b.isWhole && b.hashes.size > a.hashes.size)
    faults.push(`后者有 ${b.hashes.size} 行，前者只有 ${a.hashes.size} 行。`);
  if (faults.length > 0) return faults.slice(0, MOST);
  const batch = a.heads.find(({ firstSeq, lastSeq, root, signature }) => {
    const same = b.heads.find((head) => head.firstSeq === firstSeq && head.lastSeq === lastSeq);
    return same ? same.root !== root || same.signature !== signature : b.isWhole;
  });
  return batch ? [`第 ${batch.firstSeq} 至 ${batch.lastSeq} 行的签名不一样。`] : [];
}

/** As many as show what is wrong. */
const MOST = 3;

function findOtherNotice(ones: readonly NoticeProof[], others: readonly NoticeProof[]): string[] {
  return ones.flatMap(({ content, contentHash }) => {
    const other = others.find(
      (notice) => notice.content.no === content.no && notice.contentHash !== contentHash,
    );
    return other ? [`公告 ${content.no} 的指纹分别是 ${contentHash} 和 ${other.contentHash}。`] : [];
  });
}

/** A session's lines as the archive has them, its notices, and the key that signs. */
function findInArchive(one: unknown, archive: ArchiveFile): string[] {
  if (isArchive(one)) return [];
  const own = linesIn(one);
  if (!own) return findOtherNotice(noticeIn(one), noticesOf(archive));
  if (own.lotNo !== lotOf(archive)) return [];
  const sessions = sessionsOf(archive);
  const kept = own.session === undefined ? bestOf(sessions, own) : sessions.get(own.session);
  const lines = kept
    ? findOtherLines({ ...own, heads: [] }, { ...own, hashes: kept, isWhole: true, heads: [] })
    : ['档案里没有这一场的竞价记录。'];
  return [...findOtherSigner(own, archive), ...lines];
}

/** The list may be signed by a key that has come after that of the session, where the notice of the result says so. */
function findOtherSigner({ publicKey }: Lines, archive: ArchiveFile): string[] {
  if (publicKey === undefined || !archive.publicKey || archive.publicKey === publicKey) return [];
  const named = noticesOf(archive).some(
    ({ content }) => content.session && isFingerprintOf(publicKey, content.recordKey ?? ''),
  );
  if (named) return [];
  const [own, other] = [fingerprintOf(publicKey), fingerprintOf(archive.publicKey)];
  return [`签名的密钥不是同一把，指纹分别是 ${own} 和 ${other}，档案里的结果公告也没有写明换过。`];
}

function sessionsOf({ record }: ArchiveFile): Map<number, Map<number, string>> {
  const sessions = new Map<number, Map<number, string>>();
  for (const { number, seq, hash } of rowsOf(record, 'bids')) {
    const lines = sessions.get(Number(number)) ?? new Map<number, string>();
    sessions.set(Number(number), lines.set(Number(seq), String(hash)));
  }
  return sessions;
}

/** Receipts that do not name their session are of the one that has most of their lines. */
function bestOf(
  sessions: ReadonlyMap<number, ReadonlyMap<number, string>>,
  { hashes }: Lines,
): ReadonlyMap<number, string> | undefined {
  const shared = (lines: ReadonlyMap<number, string>) =>
    [...hashes].filter(([seq, hash]) => lines.get(seq) === hash).length;
  return [...sessions.values()].sort((a, b) => shared(b) - shared(a))[0];
}

function lotOf(archive: ArchiveFile): string | undefined {
  return archive.lotNo ?? noticesOf(archive)[0]?.content.terms?.lotNo;
}
