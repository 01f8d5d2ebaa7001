import type { ArchiveItem } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('archive_file')
export class ArchiveFileEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  /** 档号 */
  @Column('text') no!: string;
  @Column('text') retention!: string;
  /** 卷内目录, each item with the hash of its content. */
  @Column('jsonb') items!: ArchiveItem[];
  /** The records that are data and not papers, as they were when the file was closed. */
  @Column('jsonb') record!: Record<string, unknown>;
  @Column('uuid') filedBy!: string;
  @Column('timestamptz') filedAt!: Date;
  /** The platform's signature over the list, and the key that made it; null of files from before lists were signed. */
  @Column('text', { nullable: true }) listSignature!: string | null;
  @Column('text', { nullable: true }) publicKey!: string | null;
}
