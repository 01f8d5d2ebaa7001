import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sealed reserve, as its lister sealed it. */
@Entity('reserve')
export class ReserveEntity {
  @PrimaryColumn('uuid') lotId!: string;
  @Column('text') envelope!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid') accountId!: string;
  /** It was sealed for a price that the notice does not name any more, and another takes its place. */
  @Column('boolean') isVoid!: boolean;
  /** What the holders have opened of it, sealed for the platform; null as long as it is closed. */
  @Column('bytea', { nullable: true }) openedEnc!: Buffer | null;
}
