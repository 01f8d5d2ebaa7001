import type { BankAccount, DayState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** A day of one bank account, once somebody has closed it. */
@Entity('day_close')
export class DayCloseEntity {
  @PrimaryColumn('text') bank!: BankAccount;
  @PrimaryColumn('date') day!: string;
  /** Days before it on which nothing moved were closed along with it. */
  @Column('date') fromDay!: string;
  @Column('text') state!: DayState;
  @FenColumn() bookFen!: bigint;
  @FenColumn() bankFen!: bigint;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  @Column('timestamptz') closedAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('uuid', { nullable: true }) askedBy!: string | null;
  @Column('timestamptz', { nullable: true }) askedAt!: Date | null;
  /** Why it is to be opened again. */
  @Column('text', { nullable: true }) reason!: string | null;
}
