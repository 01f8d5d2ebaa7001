import type { SessionDecisionKind, StrikeGround } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person proposes about a session that stands still, and another answers. */
@Entity('session_decision')
export class SessionDecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') sessionId!: string;
  @Column('text') kind!: SessionDecisionKind;
  /** The leader it is about. */
  @Column('uuid', { nullable: true }) registrationId!: string | null;
  @Column('text', { nullable: true }) ground!: StrikeGround | null;
  @Column('text') reason!: string;
  @Column('timestamptz', { nullable: true }) resumeAt!: Date | null;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('boolean', { nullable: true }) isAgreed!: boolean | null;
  @Column('text', { nullable: true }) answer!: string | null;
}
