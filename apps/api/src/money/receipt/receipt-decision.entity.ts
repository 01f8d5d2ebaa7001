import type { ReceiptDecisionKind } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person proposes about a receipt, and what another answers. */
@Entity('receipt_decision')
export class ReceiptDecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') receiptId!: string;
  @Column('text') kind!: ReceiptDecisionKind;
  /** The sub-account for which it is meant. */
  @Column('text', { nullable: true }) matchTo!: string | null;
  /** The line as it should have been entered, sealed. */
  @Column('bytea', { nullable: true }) correctionEnc!: Buffer | null;
  @Column('text') reason!: string;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('boolean', { nullable: true }) agrees!: boolean | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
