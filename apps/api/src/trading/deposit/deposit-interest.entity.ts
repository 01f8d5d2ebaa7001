import type { DatedRate, DepositInterestState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** The bank's interest on a deposit that went back, with everything it was counted from. */
@Entity('deposit_interest')
export class DepositInterestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') depositId!: string;
  @Column('uuid') registrationId!: string;
  @Column('uuid') lotId!: string;
  /** The how-manieth demand for the deposit it is about. */
  @Column('integer') times!: number;
  /** What went back. */
  @FenColumn() baseFen!: bigint;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('jsonb') rates!: readonly DatedRate[];
  @FenColumn() amountFen!: bigint;
  @Column('text') state!: DepositInterestState;
  @Column('timestamptz') createdAt!: Date;
}
