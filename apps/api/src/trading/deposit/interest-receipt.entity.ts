import type { BankAccount, InterestReceiptState, InterestSource } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** A line of the statement by which interest came in, and what of it nobody has been given yet. */
@Entity('interest_receipt')
export class InterestReceiptEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') bank!: BankAccount;
  @Column('text') flowNo!: string;
  @Column('text') source!: InterestSource;
  @FenColumn() amountFen!: bigint;
  @FenColumn() restFen!: bigint;
  /** The bank's day. */
  @Column('date') arrivedOn!: string;
  @Column('text') state!: InterestReceiptState;
  @Column('uuid') enteredBy!: string;
  @Column('timestamptz') enteredAt!: Date;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
