import type { KeyPart } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a holder handed in of one envelope. */
@Entity('opened_share')
export class OpenedShareEntity {
  @PrimaryColumn('uuid') sessionId!: string;
  @PrimaryColumn('integer') round!: number;
  @PrimaryColumn('text') part!: KeyPart;
  /** Line of the log; 0 is the reserve. */
  @PrimaryColumn('integer') seq!: number;
  @Column('uuid') accountId!: string;
  /** Point and proof, base64; both null where there was nothing to hand in. */
  @Column('text', { nullable: true }) common!: string | null;
  @Column('text', { nullable: true }) proof!: string | null;
  @Column('timestamptz') at!: Date;
}
