import type { ConsultationState, WayOn } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 征求意见: both sides of a lot are asked once in each round of its publication. */
@Entity('consultation')
export class ConsultationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  @Column('integer') round!: number;
  @Column('text') state!: ConsultationState;
  @Column('timestamptz') askedAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  /** Where the lot went from here; null as long as it is not closed. */
  @Column('text', { nullable: true }) way!: WayOn | null;
}

/** What one side said, for good; whoever says something else says it in a further row. */
@Entity('consultation_answer')
export class AnswerEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') consultationId!: string;
  /** Null where it is the transferor's. */
  @Column('uuid', { nullable: true }) registrationId!: string | null;
  @Column('boolean') agrees!: boolean;
  @Column('text') reason!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid') accountId!: string;
}
