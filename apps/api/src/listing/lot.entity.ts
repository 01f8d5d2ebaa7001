import type { LotTermsView } from '@helan/contracts';
import type { ListingState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('lot')
export class LotEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') projectId!: string;
  @Column('text') no!: string;
  @Column('integer') number!: number;
  @Column('text') state!: ListingState;
  @Column('timestamptz') stateSince!: Date;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  /** Frozen when the notice was published. */
  @Column('jsonb') terms!: LotTermsView;
  @Column('timestamptz') registrationEndsAt!: Date;
  @Column('integer') cyclesUsed!: number;
}
