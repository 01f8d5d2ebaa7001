import type { AscendingRules, AscendingState, SessionState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../kernel/db/index.js';

/** One row a lot: its lock is the order of all bids. */
@Entity('bidding_session')
export class SessionEntity {
  @PrimaryColumn('uuid') lotId!: string;
  @Column('text') state!: SessionState;
  @Column('timestamptz') startAt!: Date;
  @Column('timestamptz') freeEndAt!: Date;
  /** The one effective end. */
  @Column('timestamptz') endAt!: Date;
  @Column('integer') limitedMs!: number;
  @Column('integer') graceMs!: number;
  @FenColumn() startPriceFen!: bigint;
  @FenColumn() stepFen!: bigint;
  @Column('integer') seq!: number;
  @FenColumn({ nullable: true }) currentFen!: bigint | null;
  @Column('uuid', { nullable: true }) leaderId!: string | null;
  @Column('text') lastHash!: string;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('uuid') openedBy!: string;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

export function rulesOf(session: SessionEntity): AscendingRules {
  return {
    startPriceFen: session.startPriceFen,
    stepFen: session.stepFen,
    startAt: session.startAt.getTime(),
    freeEndAt: session.freeEndAt.getTime(),
    limitedMs: session.limitedMs,
  };
}

export function stateOf(session: SessionEntity): AscendingState {
  return {
    seq: session.seq,
    currentFen: session.currentFen,
    leader: session.leaderId,
    endAt: session.endAt.getTime(),
    isEnded: session.endedAt !== null,
  };
}
