import type { ArchiveList } from '@helan/domain';

/** A file with its list, which the platform has signed: docs/formats/archive-list.md. */
export interface ArchiveView extends ArchiveList {
  readonly kind: 'archive';
  /** The records that are data and not papers, by name. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Base64 of the Ed25519 signature over the list; null in files from before lists were signed. */
  readonly signature: string | null;
  /** Of the key that made it: SubjectPublicKeyInfo, base64. */
  readonly publicKey: string | null;
}

/** A filed project among the others. */
export interface ArchiveRowView {
  readonly lotId: string;
  readonly projectId: string;
  /** 档号 */
  readonly no: string;
  readonly lotNo: string;
  readonly title: string;
  readonly filedAt: string;
}
