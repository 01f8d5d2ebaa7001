import type { BankAccount, PaymentBatchState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** Payments that are handed to the bank together. */
@Entity('payment_batch')
export class PaymentBatchEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') no!: string;
  @Column('text') bank!: BankAccount;
  @Column('text') title!: string;
  @Column('text') state!: PaymentBatchState;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz') madeAt!: Date;
  /** As they were when the second person agreed to them. */
  @Column('integer', { nullable: true }) orderCount!: number | null;
  @FenColumn({ nullable: true }) amountFen!: bigint | null;
  @Column('uuid', { nullable: true }) sentBy!: string | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('text', { nullable: true }) cancelledFor!: string | null;
}
