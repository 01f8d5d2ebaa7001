import type { ListingAction, ListingState } from '@helan/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('listing_event')
export class ListingEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: string;
  @Column('uuid') projectId!: string;
  @Column('uuid', { nullable: true }) lotId!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { nullable: true }) actorId!: string | null;
  @Column('text') actorName!: string;
  @Column('text') role!: string;
  @Column('text') action!: ListingAction;
  @Column('text') fromState!: ListingState;
  @Column('text') toState!: ListingState;
  @Column('text') reason!: string;
}
