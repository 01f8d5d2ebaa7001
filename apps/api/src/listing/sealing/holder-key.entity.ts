import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The public half of what a holder keeps; the private half never leaves him. */
@Entity('holder_key')
export class HolderKeyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') accountId!: string;
  /** SubjectPublicKeyInfo, base64. */
  @Column('text') publicKey!: string;
  @Column('text') fingerprint!: string;
  @Column('timestamptz') madeAt!: Date;
}
