import type { BondClaimState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** What is to be taken out of a bond for a breach, and why. */
@Entity('bond_claim')
export class BondClaimEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') bondId!: string;
  @FenColumn() amountFen!: bigint;
  @Column('text') grounds!: string;
  /** The paper on which they rest. */
  @Column('text') documentNo!: string;
  @Column('text') state!: BondClaimState;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
