import type { BankAccount } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person proposes about a payment that the bank did not take or sent back, and what another answers. */
@Entity('payment_decision')
export class PaymentDecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') orderId!: string;
  @Column('text') kind!: 'RETURNED' | 'PAY_AGAIN' | 'NEW_ACCOUNT';
  @Column('text') bank!: BankAccount;
  @Column('text', { nullable: true }) flowNo!: string | null;
  @Column('text') reason!: string;
  /** The account of the order becomes the registered one. */
  @Column('boolean') correctsAccount!: boolean;
  @Column('text', { nullable: true }) payeeBank!: string | null;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('boolean', { nullable: true }) agrees!: boolean | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
