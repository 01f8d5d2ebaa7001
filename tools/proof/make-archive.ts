import { createPublicKey, sign } from 'node:crypto';
import { GENESIS_HASH, archiveListText, canonicalJson } from '@helan/domain';
import type { ArchiveFile } from './archive-file.js';
import { TEST_KEY, sha256 } from './make-record.js';

/** Archives that never were, as the platform would write them. */

export const LOT_NO = '640122102N26110001-1';

export function signedArchive(items: readonly object[], record: object, key = TEST_KEY): ArchiveFile {
  const list = {
    no: 'HLNQ·2026·T01·0001-001',
    lotNo: LOT_NO,
    retention: '30年',
    filedAt: '2026-12-01T02:00:00.000Z',
    items,
  };
  const signature = sign(null, Buffer.from(archiveListText(list as never, sha256)), key).toString('base64');
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { kind: 'archive', ...list, record, signature, publicKey } as unknown as ArchiveFile;
}

/** An archive that lists its records, and besides them these papers. */
export function archiveOf(
  record: Readonly<Record<string, readonly object[]>>,
  papers: readonly object[] = [],
  key = TEST_KEY,
): ArchiveFile {
  const data = Object.entries(record).map(([name, rows]) => ({
    title: name,
    record: name,
    sha256: sha256(canonicalJson(rows)),
  }));
  const items = [...papers, ...data].map((item, index) => ({ seq: index + 1, ...item }));
  return signedArchive(items, record, key);
}

/** A notice as an archive has it. */
export function noticeRow(content: { readonly no: string }) {
  const hash = sha256(GENESIS_HASH + canonicalJson(content));
  return { no: content.no, content, content_hash: hash, prev_hash: GENESIS_HASH };
}

/** The lines of a record as an archive has them. */
export function bidRows({
  terms,
  log,
}: {
  readonly terms: { session: number };
  readonly log: readonly object[];
}) {
  return (log as { seq: number; kind: string; value: string; prevHash: string; hash: string }[]).map(
    ({ prevHash, ...line }) => ({ number: terms.session, ...line, prev_hash: prevHash }),
  );
}
