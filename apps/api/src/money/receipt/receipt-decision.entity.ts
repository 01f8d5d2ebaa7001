import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person proposes about a receipt that is held, and what another answers. */
@Entity('receipt_decision')
export class ReceiptDecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') receiptId!: string;
  @Column('boolean') isHis!: boolean;
  /** It is none of the center's. */
  @Column('boolean') isNotOurs!: boolean;
  @Column('text') reason!: string;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('boolean', { nullable: true }) agrees!: boolean | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
