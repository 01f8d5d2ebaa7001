import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

/** What of the bank's interest the center takes to its own account: proposed by one, answered by another. */
@Entity('interest_keeping')
export class InterestKeepingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') receiptId!: string;
  /** The line by which the bank moved it. */
  @Column('text') flowNo!: string;
  @FenColumn() amountFen!: bigint;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('boolean', { nullable: true }) agrees!: boolean | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
