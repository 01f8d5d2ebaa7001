import type { BreachDueState, BreachGround } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** 转出方违约赔付: what a transferor owes one of those who stood by him, and what became of it. */
@Entity('breach_due')
export class BreachDueEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  /** Whose place it is to whom it is owed. */
  @Column('uuid') registrationId!: string;
  @Column('uuid') creditorId!: string;
  @Column('uuid') debtorId!: string;
  @Column('text') ground!: BreachGround | 'WITHDRAWN';
  /** Nothing until the loss is known. */
  @FenColumn({ nullable: true }) owedFen!: bigint | null;
  @Column('text') state!: BreachDueState;
  /** The account that belongs to it alone; with the amount. */
  @Column('text', { nullable: true }) subAccount!: string | null;
  @Column('timestamptz') createdAt!: Date;
  /** What one has said that the loss is, and on what it rests, until another has answered. */
  @FenColumn({ nullable: true }) proposedFen!: bigint | null;
  @Column('text', { nullable: true }) proposedNote!: string | null;
  @Column('uuid', { nullable: true }) proposedBy!: string | null;
  @Column('timestamptz', { nullable: true }) proposedAt!: Date | null;
  /** How many letters have asked for it, and the last one's number and file. */
  @Column('integer') letters!: number;
  @Column('text', { nullable: true }) letterNo!: string | null;
  @Column('uuid', { nullable: true }) fileId!: string | null;
  @Column('timestamptz', { nullable: true }) askedAt!: Date | null;
  /** Until when the last letter asks. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Why it was given up or referred. */
  @Column('text', { nullable: true }) endedWhy!: string | null;
}
