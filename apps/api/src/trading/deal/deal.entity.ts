import type { ListingState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** The result that stands, or was ended; one that fell is in `fallen_deal`. */
@Entity('deal')
export class DealEntity {
  @PrimaryColumn('uuid') lotId!: string;
  @Column('uuid') registrationId!: string;
  @Column('text') manner!: keyof typeof MANNERS;
  @FenColumn() unitPriceFen!: bigint;
  @FenColumn() totalFen!: bigint;
  /** What both sides agreed on beyond the terms of the notice. */
  @Column('text') agreedTerms!: string;
  @Column('timestamptz') publicityEndsAt!: Date;
  @Column('timestamptz') decidedAt!: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('uuid', { nullable: true }) confirmationId!: string | null;
  /** Its contract was ended, or its lot taken down; it stays on record, and its papers are its sides'. */
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endedWhy!: string | null;
  /** Where its lot stood then. */
  @Column('text', { nullable: true }) endedFrom!: ListingState | null;
}

export const MANNERS = {
  BIDDING: '网上竞价',
  AGREEMENT: '只有一人符合条件，协议成交',
  NEGOTIATION: '双方协商',
  SUCCESSION: '受让方违约，按名次递补',
} as const;

/** Why a result stands no more; ENDED of those that were ended before they stayed where they were. */
export type DealFall = 'VOIDED' | 'REPEATED' | 'BREACHED' | 'CONTESTED' | 'ENDED';
