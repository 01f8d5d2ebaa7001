import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 咨询: one question about a notice or a type, and the center's answer. */
@Entity('question')
export class QuestionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) noticeId!: string | null;
  @Column('text', { nullable: true }) typeCode!: string | null;
  @Column('uuid') askedBy!: string;
  @Column('text') text!: string;
  @Column('timestamptz') askedAt!: Date;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  /** Shown to everybody beside its subject; the asker is never named. */
  @Column('boolean') isPublished!: boolean;
}
