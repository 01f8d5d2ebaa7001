import type { Application } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change to a published listing. */
@Entity('lot_change')
export class LotChangeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  @Column('text') state!: 'PROPOSED' | 'PUBLISHED' | 'DROPPED';
  /** The fields that become different, as they shall be. */
  @Column('jsonb') change!: Application;
  @Column('text') reason!: string;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
}
