import { createHash } from 'node:crypto';
import { canonicalJson } from '@helan/domain';
import { type ArchiveFile, noticesOf } from './archive-file.js';
import { findPartFaults } from './archive-parts.js';
import { fingerprintOf, isFingerprintOf } from './key-fingerprint.js';
import type { Verdict } from './verdict.js';
import { isSigned } from './verify-record.js';

/* The list of an archive: what lies in it, signed as a whole. Its format: docs/formats/archive-list.md. */

/** Everything that a list says is signed, and a file says nothing beside it. */
const SIGNED = ['no', 'lotNo', 'retention', 'filedAt', 'items'] as const;
const NAMES = ['kind', ...SIGNED, 'record', 'signature', 'publicKey'];

/** The text that is signed: its first word, and the hash of the list in canonical JSON. */
export function listText(archive: Pick<ArchiveFile, (typeof SIGNED)[number]>): string {
  const list = Object.fromEntries(SIGNED.map((name) => [name, archive[name]]));
  return `archive-list|${sha256(canonicalJson(list))}`;
}

/** By its own content alone. What is whole and bears no signature proves nothing: anybody could have written it. */
export function verifyArchive(archive: ArchiveFile, keyFingerprint?: string): Verdict {
  const name = `档案 ${archive.no}`;
  const isBare = !archive.signature && !archive.publicKey;
  const faults = [
    ...findListFaults(archive),
    ...(isBare ? findTakenSignature(archive) : findSignatureFaults(archive, keyFingerprint)),
    ...findPartFaults(archive),
  ];
  if (faults.length > 0) return { isSound: false, lines: [`${name} 不成立：`, ...faults] };
  const count = `${name}：卷内 ${archive.items.length} 件，数据部分与目录指纹相符`;
  if (isBare)
    return {
      isSound: false,
      isUnproven: true,
      lines: [`${count}；没有签名的清单，谁都可以另写一份，它本身证明不了什么。`],
    };
  return {
    isSound: true,
    lines: [
      `${count}，清单的签名没有错。`,
      `签名密钥的指纹：${fingerprintOf(archive.publicKey!)}，可与公告写明的对照。`,
    ],
  };
}

/** Numbers without a gap, and each record of data under the item that is said to hold it. */
function findListFaults({ items, record, ...rest }: ArchiveFile): string[] {
  const faults = Object.keys(rest)
    .filter((name) => !NAMES.includes(name))
    .map((name) => `文件：“${name}”不在签名里，谁都可以写上去。`);
  if (items.some((item, index) => item.seq !== index + 1)) faults.push('卷内顺序号不连续。');
  for (const [name, rows] of Object.entries(record)) {
    const digest = sha256(canonicalJson(rows));
    const named = items.filter((item) => item.record === name);
    // Lists from before did not say which item holds which record.
    const holding = items.some((item) => item.record !== undefined) ? named : items;
    if (!holding.some((item) => item.sha256 === digest)) faults.push(`“${name}”和目录里的指纹不符。`);
  }
  const missing = items.filter((item) => item.record !== undefined && record[item.record] === undefined);
  return [
    ...faults,
    ...missing.map(({ seq, title }) => `第 ${seq} 件“${title}”在目录里，数据没有一起交来。`),
  ];
}

function findSignatureFaults(archive: ArchiveFile, kept?: string): string[] {
  const { signature, publicKey } = archive;
  const isRight = isSigned(listText(archive), signature ?? '', publicKey ?? '');
  if (!isRight) return ['清单的签名对不上：清单被改过，或者签名、密钥被换过。'];
  return kept && !isFingerprintOf(publicKey!, kept) ? ['清单不是用您留存的那把密钥签的。'] : [];
}

/** Since notices name the key of the records, lists are signed with it. */
function findTakenSignature(archive: ArchiveFile): string[] {
  const named = noticesOf(archive).find(({ content }) => content.session && content.recordKey !== undefined);
  return named ? [`公告 ${named.content.no} 以后归档的清单都有平台的签名，这份的被去掉了。`] : [];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
