import type { LotTermsView } from '@helan/contracts';
import { BEFORE_CLOSE, type ListingState, type PlainDate, type SuspensionReason } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a lot stands still, since when, until when at the latest, and what of its period is unused. */
export interface Suspension {
  readonly reason: SuspensionReason;
  readonly note: string;
  readonly at: string;
  readonly endsAt: string;
  /** Null where no period was running. */
  readonly unusedDays: number | null;
  readonly isProlonged: boolean;
  /** Days that the calendar has taken meanwhile from the period that was over before, and by what; looked at on resumption. */
  readonly lostDays?: readonly PlainDate[];
  readonly lostBy?: string;
}

@Entity('lot')
export class LotEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') projectId!: string;
  @Column('text') no!: string;
  @Column('integer') number!: number;
  @Column('text') state!: ListingState;
  @Column('timestamptz') stateSince!: Date;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  /** Until when the step that it waits for should be taken; watched, and nothing acts by it. */
  @Column('timestamptz', { nullable: true }) stepDueAt!: Date | null;
  /** Frozen when the notice was published. */
  @Column('jsonb') terms!: LotTermsView;
  @Column('timestamptz') registrationEndsAt!: Date;
  @Column('integer') cyclesUsed!: number;
  /** How often it has been published for want of bidders, from one. */
  @Column('integer') round!: number;
  @Column('text', { nullable: true }) rememberedState!: ListingState | null;
  @Column('jsonb', { nullable: true }) suspension!: Suspension | null;
}

/** Where a lot stands; one that is suspended stands where it stood. */
export function standsAt({
  state,
  rememberedState,
}: Pick<LotEntity, 'state' | 'rememberedState'>): ListingState {
  return state === 'SUSPENDED' ? (rememberedState ?? state) : state;
}

/** Whether its registration is open, or stands still while open. */
export function isBeforeClose(lot: Pick<LotEntity, 'state' | 'rememberedState'>): boolean {
  return BEFORE_CLOSE.includes(standsAt(lot));
}
