import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../kernel/db/index.js';

@Entity('deal')
export class DealEntity {
  @PrimaryColumn('uuid') lotId!: string;
  @Column('uuid') registrationId!: string;
  @Column('text') manner!: 'BIDDING' | 'AGREEMENT';
  @FenColumn() unitPriceFen!: bigint;
  @FenColumn() totalFen!: bigint;
  @Column('timestamptz') publicityEndsAt!: Date;
  @Column('timestamptz') decidedAt!: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
}

export const MANNERS = { BIDDING: '网上竞价', AGREEMENT: '只有一人符合条件，协议成交' } as const;
