import { createHash } from 'node:crypto';
import { VOID_REASONS, type VoidReason, formatPrice, priceInCapitals } from '@helan/domain';
import { type ArchiveFile, isArchive, noticesOf } from './archive-file.js';
import { verifyArchive } from './archive-list.js';
import {
  type NoticeProof,
  isNotice,
  noticeIn,
  verifyNotice,
  withFaults,
  withNotices,
  withRules,
} from './beside-notices.js';
import { isReceipts, verifyReceipts } from './bid-receipts.js';
import { findDuplicateKey } from './duplicate-keys.js';
import { fingerprintOf } from './key-fingerprint.js';
import { besideLists } from './paper-in-list.js';
import { checkPdfSignature } from './pdf-signature.js';
import { checkUnsigned } from './unsigned-paper.js';
import { isPublicationProof, verifyPublication } from './publication-proof.js';
import type { Rules } from './record-lines.js';
import { type SignedOfLot, findKeyFault, withNamedKey } from './record-keys.js';
import { type Laid, areOfOneSession, contradictionsOf } from './side-by-side.js';
import type { Verdict } from './verdict.js';
import { type SessionRecord, isRecord } from './session-record.js';
import { type Kept, verifyRecord } from './verify-record.js';

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

/**
 * Checks files side by side: each by its own content, a record against its notices, a paddle against its record, a paper
 * against the list of its archive, and whatever speaks of the same session against one another. `names`: what the reader
 * calls them.
 */
export function verifyFiles(
  contents: readonly Buffer[],
  kept: KeptProofs = {},
  names: readonly string[] = contents.map((_, index) => `第 ${index + 1} 份文件`),
): Verdict[] {
  const read = contents.map((content) => (findTwice(content) ? undefined : parse(content)));
  const alone = contents.map((content, index) => {
    const data = read[index];
    return orBroken(() =>
      isPaddle(data) ? verifyPaddle(data, read.filter(isRecord)) : verifyFile(content, kept),
    );
  });
  const files = read.map((data, index) => (alone[index] === BROKEN ? undefined : data));
  const archives = files.filter((data, index) => isArchive(data) && isWhole(alone[index]!)) as ArchiveFile[];
  const notices = [...files.flatMap(noticeIn), ...archives.flatMap(noticesOf)];
  const lists = archives.map((archive) => {
    const isProven = besideNotices(alone[files.indexOf(archive)]!, archive, notices, kept).isSound;
    return { archive, isProven };
  });
  const verdicts = alone.map((verdict, index) => {
    const [content, data] = [contents[index]!, files[index]];
    if (isKnown(data)) return besideNotices(verdict, data, notices, kept);
    return findTwice(content) ? verdict : besideLists({ content, name: names[index]! }, verdict, lists);
  });
  // What is false by itself shows nothing of what lies beside it.
  const laid = files.map((data, index) => ({
    name: names[index]!,
    data: isWhole(verdicts[index]!) ? data : undefined,
  }));
  return verdicts.map((verdict, index) => besideOthers(verdict, index, laid));
}

const BROKEN: Verdict = { isSound: false, lines: ['里面缺了该有的东西，读不成这一种文件。'] };

/** What is not even in the form of what it says it is must not keep the others from being checked. */
function orBroken(check: () => Verdict): Verdict {
  try {
    return check();
  } catch (error) {
    if (error instanceof TypeError) return BROKEN;
    throw error;
  }
}

/** Whether it is one of the platform's own files of data; whatever else is JSON is a paper like any other. */
function isKnown(data: unknown): boolean {
  return [isReceipts, isRecord, isArchive, isPaddle, isPublicationProof, isNotice].some((is) => is(data));
}

/** True, or false for want of a signature alone. */
function isWhole({ isSound, isUnproven = false }: Verdict): boolean {
  return isSound || isUnproven;
}

/** What notices say of a record, and of the key that signs it, a bidder's receipts or an archive's list. */
function besideNotices(
  verdict: Verdict,
  data: unknown,
  notices: readonly NoticeProof[],
  kept: KeptProofs,
): Verdict {
  if (isArchive(data)) return kept.keyFingerprint ? verdict : withNamedKey(verdict, data, notices);
  if (isReceipts(data)) return withKey(verdict, data, notices);
  if (!isRecord(data)) return verdict;
  const { terms, publicKey } = data;
  const signed = { lotNo: terms.lotNo, session: terms.session, notice: terms.notice, publicKey };
  const known = withKey(withNotices(verdict, data, notices), signed, notices);
  return withRules(known, data, notices, kept.needsNotice ?? false);
}

function withKey(verdict: Verdict, signed: SignedOfLot, notices: readonly NoticeProof[]): Verdict {
  const fault = findKeyFault(signed, notices);
  return fault ? withFaults(verdict, [fault]) : verdict;
}

/** Of two files that contradict one another one is not the platform's: neither stands as long as both lie there. */
function besideOthers(verdict: Verdict, index: number, laid: readonly Laid[]): Verdict {
  const own = laid[index]!;
  if (own.data === undefined) return verdict;
  const others = laid.filter((other) => other !== own && other.data !== undefined);
  const faults = others.flatMap((other) => contradictionsOf(own, other));
  if (faults.length > 0) return withFaults(verdict, faults);
  const beside = others.filter((other) => isReceipts(own.data) && areOfOneSession(own.data, other.data));
  return beside.length > 0
    ? { ...verdict, lines: [...verdict.lines, `每一份都是 ${beside[0]!.name} 里的一行。`] }
    : verdict;
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
  if (isPdf(content)) return checkPdfSignature(content) ?? checkUnsigned(content);
  const data = parse(content);
  const twice = findTwice(content);
  if (twice) return twice;
  if (isReceipts(data)) return verifyReceipts(data);
  if (isRecord(data)) return checkRecord(data, kept);
  if (isArchive(data)) return verifyArchive(data, kept.keyFingerprint);
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

function checkRecord(record: SessionRecord, kept: Kept): Verdict {
  const { faults, bids, extensions, winner, amountFen, notCompared, voids } = verifyRecord(record, kept);
  const name = `竞价记录 ${record.terms.lotNo}`;
  if (faults.length > 0) return { isSound: false, lines: [`${name} 不成立：`, ...faults] };
  const result =
    winner === null || amountFen === null ? '没有成交' : `号牌 ${winner}，${priceOf(record, amountFen)}`;
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
      `签名密钥的指纹：${fingerprintOf(record.publicKey)}，可与公告写明的对照。`,
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

function isPaddle(data: unknown): data is PaddleProof {
  return hasKind(data, 'paddle-proof');
}
