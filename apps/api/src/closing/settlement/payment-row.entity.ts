import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

@Entity('payment_row')
export class PaymentRowEntity {
  @PrimaryColumn('uuid') contractId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('date') dueOn!: string;
  /** 暂定: the calendar of that year is not confirmed. */
  @Column('boolean') isProvisional!: boolean;
  @Column('text') covers!: string;
  @FenColumn() amountFen!: bigint;
  @FenColumn() paidFen!: bigint;
  @FenColumn() paidOutFen!: bigint;
}
