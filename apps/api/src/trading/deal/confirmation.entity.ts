import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}
