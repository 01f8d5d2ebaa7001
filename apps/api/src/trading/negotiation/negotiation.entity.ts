import type { NegotiationSide, NegotiationState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** 双方协商: the transferor of a lot and one who would take it. */
@Entity('negotiation')
export class NegotiationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  @Column('integer') round!: number;
  @Column('uuid') registrationId!: string;
  @Column('text') state!: NegotiationState;
  @Column('timestamptz') openedAt!: Date;
  /** The unit price that both agreed on. */
  @FenColumn({ nullable: true }) agreedFen!: bigint | null;
  @Column('text') agreedTerms!: string;
  @Column('timestamptz', { nullable: true }) agreedAt!: Date | null;
  /** Until when somebody with a better right may take the same terms. */
  @Column('timestamptz', { nullable: true }) priorityUntil!: Date | null;
  @Column('text', { nullable: true }) minutesNo!: string | null;
  @Column('uuid', { nullable: true }) minutesFileId!: string | null;
  @Column('text') endReason!: string;
}

/** What one side offered, for good. */
@Entity('negotiation_offer')
export class OfferEntity {
  @PrimaryColumn('uuid') negotiationId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('text') side!: NegotiationSide;
  @FenColumn() amountFen!: bigint;
  @Column('text') terms!: string;
  @Column('uuid') accountId!: string;
  @Column('timestamptz') at!: Date;
}

/** Not over yet, one way or the other. */
export const LIVE_NEGOTIATIONS: readonly NegotiationState[] = ['INVITED', 'OFFERING', 'AGREED'];
