import type { PaymentRowKind, PaymentRowState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

@Entity('payment_row')
export class PaymentRowEntity {
  @PrimaryColumn('uuid') contractId!: string;
  @PrimaryColumn('integer') seq!: number;
  /** By which time finds it. */
  @Column('uuid') id!: string;
  @Column('text') kind!: PaymentRowKind;
  @Column('text') state!: PaymentRowState;
  /** Null as long as the event has not come about after which it is due. */
  @Column('date', { nullable: true }) dueOn!: string | null;
  /** After what it is due; null where it is due on a day. */
  @Column('text', { nullable: true }) event!: string | null;
  /** When it came about, and how the center knows. */
  @Column('date', { nullable: true }) eventOn!: string | null;
  @Column('text', { nullable: true }) eventNote!: string | null;
  /** 暂定: the calendar of that year is not confirmed. */
  @Column('boolean') isProvisional!: boolean;
  @Column('text') covers!: string;
  @FenColumn() amountFen!: bigint;
  @FenColumn() paidFen!: bigint;
  @FenColumn() paidOutFen!: bigint;
  /** The bank's day of the money that filled it. */
  @Column('date', { nullable: true }) paidOn!: string | null;
  /** How many letters have asked for it. */
  @Column('integer') dunned!: number;
  /** When time does something to it next. */
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
}
