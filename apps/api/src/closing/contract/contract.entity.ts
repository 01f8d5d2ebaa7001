import type { ContractState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a contract says; equal to the result, and the source of every later paper. */
export interface ContractFacts {
  readonly lotNo: string;
  readonly title: string;
  readonly transferorId: string;
  readonly transferorName: string;
  readonly transferorIdNumber: string;
  readonly transfereeId: string;
  readonly transfereeName: string;
  readonly transfereeIdNumber: string;
  /** `（代理人：…）` where another may sign for the side when it is sent; missing where nobody does. */
  readonly transferorBearer?: string;
  readonly transfereeBearer?: string;
  /** Everybody who takes the lot on, where the transferee does so with others; missing where he is alone. */
  readonly jointTransferees?: string;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly unitPriceFen: string;
  readonly totalFen: string;
  /** Beyond the terms of the notice; missing in contracts of earlier versions. */
  readonly agreedTerms?: string;
  readonly priceSubAccount: string;
}

@Entity('contract')
export class ContractEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Null once it has been dropped: the lot may have another one. */
  @Column('uuid', { nullable: true }) lotId!: string | null;
  @Column('uuid', { nullable: true }) droppedLotId!: string | null;
  @Column('text') no!: string;
  /** Name and version of the template. */
  @Column('text') template!: string;
  @Column('text') state!: ContractState;
  /** Sealed: the facts hold whole ID numbers. */
  @Column('bytea') factsEnc!: Buffer;
  /** Both sides as they were when it was sent. */
  @Column('uuid', { nullable: true }) transferorId!: string | null;
  @Column('uuid', { nullable: true }) transfereeId!: string | null;
  @Column('text') priceSubAccount!: string;
  @Column('uuid') fileId!: string;
  @Column('timestamptz') sentAt!: Date;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) signedAt!: Date | null;
  /** When its time is over; null before it is signed, and where it has no time. */
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  /** The contract that takes its place. */
  @Column('uuid', { nullable: true }) renewedBy!: string | null;
}
