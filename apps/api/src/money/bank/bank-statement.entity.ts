import type { BankAccount, BankStatementState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BankFileForm } from './reading/index.js';

/** A file of the bank, from when it came to when it was taken in or not. */
@Entity('bank_statement')
export class BankStatementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') bank!: BankAccount;
  @Column('text') state!: BankStatementState;
  @Column('text', { nullable: true }) form!: BankFileForm | null;
  @Column('uuid') profileId!: string;
  @Column('uuid') fileId!: string;
  @Column('text') sha256!: string;
  @Column('int') readLines!: number;
  @Column('int', { nullable: true }) lines!: number | null;
  @Column('int', { nullable: true }) newLines!: number | null;
  @Column('int', { nullable: true }) knownLines!: number | null;
  @Column('int', { nullable: true }) badLines!: number | null;
  @Column('int', { nullable: true }) paymentLines!: number | null;
  @Column('int') doneLines!: number;
  /** Error code of why it cannot be read, and what its sentence names. */
  @Column('text', { nullable: true }) fault!: string | null;
  @Column('jsonb', { nullable: true }) faultValues!: Record<string, string | number> | null;
  @Column('uuid') uploadedBy!: string;
  @Column('timestamptz') uploadedAt!: Date;
  @Column('uuid', { nullable: true }) chosenBy!: string | null;
  @Column('timestamptz', { nullable: true }) chosenAt!: Date | null;
  @Column('uuid', { nullable: true }) releasedBy!: string | null;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
  @Column('text', { nullable: true }) refusal!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
