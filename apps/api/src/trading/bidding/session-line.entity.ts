import type { LogKind } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** One line of a session's log. */
@Entity('session_line')
export class SessionLineEntity {
  @PrimaryColumn('uuid') sessionId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('text') kind!: LogKind;
  /** Its place among the bids; nothing for what the platform did. */
  @Column('integer', { nullable: true }) bidNo!: number | null;
  @Column('uuid', { nullable: true }) registrationId!: string | null;
  @Column('text') paddle!: string;
  /** What its hash covers: the amount in fen, an envelope's hash, or an event's facts as canonical JSON. */
  @Column('text') value!: string;
  @FenColumn({ nullable: true }) amountFen!: bigint | null;
  @Column('text', { nullable: true }) envelope!: string | null;
  /** When it counts, or the moment of an event. */
  @Column('timestamptz') at!: Date;
  /** Of a bid: when its last byte was there; null in sessions from before that rule. */
  @Column('timestamptz', { nullable: true }) arrivedAt!: Date | null;
  @Column('timestamptz') recordedAt!: Date;
  @Column('text', { nullable: true }) idempotencyKey!: string | null;
  /** The effective end after a bid. */
  @Column('timestamptz', { nullable: true }) endAt!: Date | null;
  @Column('text') prevHash!: string;
  @Column('text') hash!: string;
}
