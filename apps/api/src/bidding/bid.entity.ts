import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../kernel/db/index.js';

@Entity('bid')
export class BidEntity {
  @PrimaryColumn('uuid') lotId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('uuid') registrationId!: string;
  @Column('text') paddle!: string;
  @FenColumn() amountFen!: bigint;
  /** Arrival stamp at the platform. */
  @Column('timestamptz') at!: Date;
  @Column('timestamptz') recordedAt!: Date;
  @Column('text') idempotencyKey!: string;
  @Column('text') prevHash!: string;
  @Column('text') hash!: string;
}
