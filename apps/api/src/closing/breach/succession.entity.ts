import type { SuccessionState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** Somebody behind the winner who is asked in his place. */
@Entity('succession')
export class SuccessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  /** 2 for whoever comes after the first winner. */
  @Column('integer') rank!: number;
  @Column('uuid') registrationId!: string;
  /** The unit price that he had offered. */
  @FenColumn() amountFen!: bigint;
  @Column('text') state!: SuccessionState;
  @Column('timestamptz') askedAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
