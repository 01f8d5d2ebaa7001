import type { ArchiveItem } from '@helan/domain';
import type { NoticeProof } from './beside-notices.js';
import { hasKind } from './session-record.js';

type Row = Readonly<Record<string, unknown>>;

/** An archive as its file has it. */
export interface ArchiveFile {
  readonly kind: 'archive';
  readonly no: string;
  /** Missing, like signature and key, in archives from before lists were signed. */
  readonly lotNo?: string;
  readonly retention?: string;
  readonly filedAt?: string;
  readonly items: readonly ArchiveItem[];
  readonly record: Readonly<Record<string, unknown>>;
  readonly signature?: string | null;
  readonly publicKey?: string | null;
}

/** The notices that lie in an archive, as their own files have them. */
export function noticesOf({ record }: ArchiveFile): NoticeProof[] {
  return rowsOf(record, 'notices')
    .map(({ content, content_hash, prev_hash }) => ({
      content,
      contentHash: content_hash,
      prevHash: prev_hash,
    }))
    .filter((notice) => typeof notice.content === 'object' && notice.content !== null) as NoticeProof[];
}

/** The rows of a record that an archive holds; none where it holds no such record. */
export function rowsOf(record: ArchiveFile['record'], name: string): Row[] {
  const rows: unknown = record[name];
  if (!Array.isArray(rows)) return [];
  return (rows as unknown[]).filter((row): row is Row => typeof row === 'object' && row !== null);
}

export function isArchive(data: unknown): data is ArchiveFile {
  const isList = hasKind(data, 'archive') && 'items' in (data as object) && 'record' in (data as object);
  return isList && Array.isArray((data as ArchiveFile).items);
}
