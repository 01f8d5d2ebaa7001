import type { KeyPart } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the prices of a round of an older lot are sealed for. */
@Entity('sealing_key')
export class LotKeyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') projectId!: string;
  @Column('integer') round!: number;
  /** SubjectPublicKeyInfo, base64. */
  @Column('text') publicKey!: string;
  @Column('text') fingerprint!: string;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz') madeAt!: Date;
}

/** A holder's share of the private half: sealed for him, and opened by him at the opening alone. */
@Entity('key_share')
export class LotKeyShareEntity {
  @PrimaryColumn('uuid') sealingKeyId!: string;
  @PrimaryColumn('text') part!: KeyPart;
  @Column('uuid') accountId!: string;
  @Column('uuid') holderKeyId!: string;
  @Column('text') sealed!: string;
  @Column('text') shareHash!: string;
  @Column('text', { nullable: true }) opened!: string | null;
  @Column('timestamptz', { nullable: true }) openedAt!: Date | null;
}
