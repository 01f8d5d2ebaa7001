import type { CalendarChange, ParameterChange } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Ruling =
  | { readonly kind: 'PARAMETER'; readonly change: ParameterChange }
  | { readonly kind: 'CALENDAR'; readonly change: CalendarChange };

export const RULING_STATES = { PROPOSED: '等批准', IN_FORCE: '已生效', DROPPED: '没有同意' } as const;

/** A change to what the center sets, from its proposal to the decision of a second person. */
@Entity('ruling')
export class RulingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: Ruling['kind'];
  @Column('jsonb') change!: Ruling['change'];
  @Column('text') state!: keyof typeof RULING_STATES;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
}
