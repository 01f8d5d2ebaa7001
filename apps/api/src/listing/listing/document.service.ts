import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { findDocumentName, getPropertyType } from '@helan/domain';
import type { DocumentView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { lockOwnProject, lockVisibleProject, visibleProjects } from './listing.access.js';
import { ProjectDocumentEntity } from './project-document.entity.js';
import { ProjectEntity } from './project.entity.js';

export interface Upload {
  readonly buffer: Buffer;
  readonly name: string;
}

/** Papers of an application, and the liaison's photos of the site. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly files: FileStore,
    private readonly clock: PlatformClock,
  ) {}

  add(actor: Actor, projectId: string, kind: string, upload: Upload): Promise<DocumentView> {
    return this.transactions.run(async (tx) => {
      const project = await this.lockFor(tx, actor, projectId, kind);
      const file = await this.files.accept(tx, { ...upload, accountId: actor.accountId });
      const document = tx.create(ProjectDocumentEntity, {
        id: randomUUID(),
        projectId: project.id,
        kind,
        fileId: file.id,
        uploadedBy: actor.accountId,
        uploadedAt: await this.clock.now(tx),
      });
      await tx.insert(ProjectDocumentEntity, document);
      const { id, uploadedAt } = document;
      return {
        id,
        kind,
        fileId: file.id,
        fileName: file.name,
        bytes: file.bytes,
        mime: file.mime,
        uploadedAt: uploadedAt.toISOString(),
      };
    });
  }

  /** For whoever sees the project. */
  async open(actor: Actor, projectId: string, documentId: string): Promise<StoredFile> {
    const { where, params } = visibleProjects(actor, 3);
    const rows: { file_id: string }[] = await this.dataSource.query(
      `select d.file_id from project_document d join project p on p.id = d.project_id where p.id = $1 and d.id = $2 and ${where}`,
      [projectId, documentId, ...params],
    );
    return this.files.get(rows[0]?.file_id);
  }

  /** Only while the application is in the transferor's hands; the file itself stays for the audit. */
  async remove(actor: Actor, projectId: string, documentId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, projectId);
      if (!['DRAFT', 'CORRECTION'].includes(project.state)) throw refused('lifecycle.not-now');
      const { affected } = await tx.delete(ProjectDocumentEntity, {
        id: documentId,
        projectId,
        uploadedBy: actor.accountId,
      });
      if (!affected) throw refused('resource.not-found');
    });
  }

  private async lockFor(
    tx: EntityManager,
    actor: Actor,
    projectId: string,
    kind: string,
  ): Promise<ProjectEntity> {
    if (kind === 'SITE_PHOTO') {
      if (!actor.roles.includes('VILLAGE_LIAISON')) throw refused('permission.denied');
      const project = await lockVisibleProject(tx, actor, projectId);
      if (project.state !== 'VILLAGE_VERIFYING') throw refused('lifecycle.not-now');
      return project;
    }
    const project = await lockOwnProject(tx, actor, projectId);
    if (!findDocumentName(getPropertyType(project.typeCode), kind))
      throw refused('request.invalid', undefined, 'kind');
    if (!['DRAFT', 'CORRECTION'].includes(project.state)) throw refused('lifecycle.not-now');
    return project;
  }
}
