import type { BankAccount } from '@helan/domain';
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
  @Column('bytea', { nullable: true }) payerAccountHash!: Buffer | null;
  @Column('bytea', { nullable: true }) payerAccountHashEven!: Buffer | null;
  @FenColumn() amountFen!: bigint;
  @Column('timestamptz') arrivedAt!: Date;
  @Column('text') state!: 'ENTERED' | 'MATCHED' | 'UNCLAIMED' | 'RETURNED';
  /** Error code of why the receipt is nobody's. */
  @Column('text', { nullable: true }) fault!: string | null;
  @Column('text', { nullable: true }) matchedTo!: string | null;
  /** Listed to nobody as yet: whose it is would tell who has registered. */
  @Column('boolean') isBlind!: boolean;
  @Column('uuid') enteredBy!: string;
  @Column('timestamptz') enteredAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
}
