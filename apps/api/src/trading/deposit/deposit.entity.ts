import type { DepositState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

@Entity('deposit')
export class DepositEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') registrationId!: string;
  @Column('uuid') lotId!: string;
  /** The virtual account that belongs to this deposit alone. */
  @Column('text') subAccount!: string;
  @FenColumn() amountFen!: bigint;
  /** What of it is forfeited; the rest goes back. */
  @FenColumn() forfeitedFen!: bigint;
  /** What of it has paid a part of the price. */
  @FenColumn() convertedFen!: bigint;
  /** How often it has been asked for. */
  @Column('integer') times!: number;
  @Column('text') state!: DepositState;
  /** Money must have reached the bank by then. */
  @Column('timestamptz') dueAt!: Date;
  /** When the platform stops waiting: the statement of the last day has been entered by then. */
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) heldAt!: Date | null;
}
