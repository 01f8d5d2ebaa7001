import type { BankAccount, BankProfile } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PROFILE_STATES = {
  PROPOSED: '待复核',
  IN_FORCE: '在用',
  REFUSED: '没有通过',
  REPLACED: '已换新的',
} as const;

/** What two people have said about the bank of one of the center's accounts, one version a row. */
@Entity('bank_profile')
export class BankProfileEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') bank!: BankAccount;
  @Column('int') version!: number;
  @Column('text') state!: keyof typeof PROFILE_STATES;
  @Column('jsonb') content!: BankProfile;
  @Column('text') reason!: string;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('text', { nullable: true }) answer!: string | null;
}
