import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('project_document')
export class ProjectDocumentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') projectId!: string;
  @Column('text') kind!: string;
  @Column('uuid') fileId!: string;
  @Column('uuid') uploadedBy!: string;
  @Column('timestamptz') uploadedAt!: Date;
}
