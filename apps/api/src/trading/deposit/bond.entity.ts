import type { BondKind, BondState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** 履约保证金, 风险保障金: what stands for a contract, once the winner's deposit or paid with the price. */
@Entity('bond')
export class BondEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  /** As the books name it. */
  @Column('text') lotNo!: string;
  @Column('uuid') registrationId!: string;
  @Column('text') kind!: BondKind;
  /** The deposit that became it; nothing where it was paid beside the price. */
  @Column('uuid', { nullable: true }) depositId!: string | null;
  /** The line of the bank that brought it; nothing where a deposit became it. */
  @Column('uuid', { nullable: true }) receiptId!: string | null;
  @FenColumn() amountFen!: bigint;
  /** What of it two people have granted the transferor. */
  @FenColumn() claimedFen!: bigint;
  @Column('text') state!: BondState;
  @Column('timestamptz') createdAt!: Date;
  /** When what it stands for was over; nothing while that runs. */
  @Column('timestamptz', { nullable: true }) overAt!: Date | null;
  /** When it goes back unless somebody claims it before; while a term runs, when that ends. */
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
}
