import type { RiskCode, RiskLevel, RiskOutcome } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** GONE: the platform looked again and the fact was no longer there. */
export type AlertOutcome = RiskOutcome | 'GONE';

@Entity('risk_alert')
export class RiskAlertEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Null where it is about the platform itself. */
  @Column('uuid', { nullable: true }) projectId!: string | null;
  @Column('text') code!: RiskCode;
  @Column('text') level!: RiskLevel;
  @Column('text') evidence!: string;
  @Column('timestamptz') raisedAt!: Date;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: AlertOutcome | null;
  @Column('text') finding!: string;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  /** Only what is red and about something published has one. */
  @Column('timestamptz', { nullable: true }) holdsUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
}
