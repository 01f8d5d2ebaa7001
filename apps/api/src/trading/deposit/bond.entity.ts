import type { BondState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** 履约保证金: a winner's deposit that stands for his contract. */
@Entity('bond')
export class BondEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  /** As the books name it. */
  @Column('text') lotNo!: string;
  @Column('uuid') registrationId!: string;
  @Column('uuid') depositId!: string;
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
