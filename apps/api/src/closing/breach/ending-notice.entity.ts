import type { DealSide, EndingCause, EndingNoticeAction, EndingNoticeState, Hearing } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 解除通知: what a side says, with its evidence, and how far it has come. */
@Entity('ending_notice')
export class EndingNoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') no!: string;
  @Column('uuid') lotId!: string;
  /** The letter of the result that it is about. */
  @Column('uuid') confirmationId!: string;
  @Column('text') side!: DealSide;
  @Column('text') cause!: EndingCause;
  @Column('text') state!: EndingNoticeState;
  /** How the other side was heard, since it was proposed. */
  @Column('text', { nullable: true }) hearing!: Hearing | null;
  @Column('text') note!: string;
  @Column('uuid') evidenceFileId!: string;
  /** Empty where no decision is in force. */
  @Column('text') rulingNo!: string;
  @Column('uuid') accountId!: string;
  @Column('timestamptz') givenAt!: Date;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('uuid', { nullable: true }) proposedBy!: string | null;
}

/** What anybody said or did in its course, for good. */
@Entity('ending_notice_step')
export class EndingNoticeStepEntity {
  @PrimaryColumn('uuid') noticeId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('text') action!: 'give' | EndingNoticeAction;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') actorName!: string;
  @Column('text') note!: string;
  @Column('timestamptz') at!: Date;
}
