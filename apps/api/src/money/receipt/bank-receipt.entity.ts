import type { BankAccount, ReceiptState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

@Entity('bank_receipt')
export class BankReceiptEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') bank!: BankAccount;
  @Column('text') flowNo!: string;
  @Column('text') subAccount!: string;
  @Column('text') payerName!: string;
  @Column('bytea') payerAccountEnc!: Buffer;
  @FenColumn() amountFen!: bigint;
  @Column('timestamptz') arrivedAt!: Date;
  /** The bank names no more than the day; `arrivedAt` is its first moment. */
  @Column('boolean') isWholeDay!: boolean;
  @Column('text') state!: ReceiptState;
  /** Error code of why the receipt is nobody's. */
  @Column('text', { nullable: true }) fault!: string | null;
  /** What the sentence of that code names. */
  @Column('jsonb', { nullable: true }) faultValues!: Record<string, string | number> | null;
  @Column('text', { nullable: true }) matchedTo!: string | null;
  /** Listed to nobody as yet: whose it is would tell who has registered. */
  @Column('boolean') isBlind!: boolean;
  /** Typed from the statement, or read from the bank's own file. */
  @Column('text') source!: 'TYPED' | 'BANK';
  /** The sub-account to which two people have matched it, where it came to another. */
  @Column('text', { nullable: true }) matchedAccount!: string | null;
  /** The entry of the books by which it is what it is. */
  @Column('text', { nullable: true }) bookedKey!: string | null;
  /** The receipt that was entered wrong, in whose place this one stands. */
  @Column('uuid', { nullable: true }) correctsId!: string | null;
  /** Why it was put back to be corrected. */
  @Column('text', { nullable: true }) sentBackFor!: string | null;
  @Column('uuid', { nullable: true }) checkedBy!: string | null;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  @Column('uuid') enteredBy!: string;
  @Column('timestamptz') enteredAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) heldAt!: Date | null;
  /** Until when the finance desk decides about it. */
  @Column('timestamptz', { nullable: true }) heldDueAt!: Date | null;
  /** When the supervisor is told that nobody has. */
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
}
