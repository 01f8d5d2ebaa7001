import type { ObjectionAction, ObjectionDecision, ObjectionState, ObjectionSubject } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 异议: what somebody holds against a notice, the course of the trading, or its result. */
@Entity('objection')
export class ObjectionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') no!: string;
  @Column('uuid') lotId!: string;
  @Column('uuid') accountId!: string;
  @Column('boolean') isAnonymous!: boolean;
  @Column('text') subject!: ObjectionSubject;
  @Column('text') state!: ObjectionState;
  /** Whether the lot stands still as long as it is open. */
  @Column('boolean') stops!: boolean;
  @Column('timestamptz') filedAt!: Date;
  /** Until when the center answers, or the supervisor decides. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** Since when the center's answer is known. */
  @Column('timestamptz', { nullable: true }) repliedAt!: Date | null;
  @Column('text', { nullable: true }) decision!: ObjectionDecision | null;
}

/** What one side said in its course, for good. */
@Entity('objection_step')
export class ObjectionStepEntity {
  @PrimaryColumn('uuid') objectionId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('text') action!: 'file' | ObjectionAction;
  @Column('uuid') accountId!: string;
  @Column('text') actorName!: string;
  @Column('text') text!: string;
  @Column('timestamptz') at!: Date;
}
