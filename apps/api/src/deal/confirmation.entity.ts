import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LotEntity } from '../listing/index.js';

/** 成交确认书: issued with the confirmed result, to be signed by both sides. */
@Entity('confirmation')
export class ConfirmationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lotId!: string;
  @Column('uuid') registrationId!: string;
  @Column('text') no!: string;
  @Column('uuid') fileId!: string;
  @Column('timestamptz') issuedAt!: Date;
  @Column('timestamptz', { nullable: true }) signDueAt!: Date | null;
  /** Since when whoever won says that he will not sign. */
  @Column('timestamptz', { nullable: true }) refusedAt!: Date | null;
  @Column('text') refusal!: string;
}

/** Until the contract is signed by both. */
export function isLetterOpen({ state }: LotEntity): boolean {
  return state === 'DEAL_CONFIRMED' || state === 'CONTRACTING';
}
