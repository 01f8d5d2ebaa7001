import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A refusal that one person finds wrong, and what a second one says of it. */
@Entity('reconsideration')
export class ReconsiderationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') subject!: 'PROJECT' | 'REGISTRATION';
  @Column('uuid') subjectId!: string;
  @Column('text') reason!: string;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('boolean', { nullable: true }) isGranted!: boolean | null;
  /** Why the refusal stands. */
  @Column('text', { nullable: true }) answer!: string | null;
}
