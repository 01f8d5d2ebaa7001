import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ListingState, findDocumentName, getPropertyType, mayReadPaper } from '@helan/domain';
import type { DocumentView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import type { Upload } from '../../kernel/storage/upload.js';
import { findVisibleProject, isOwnProject, lockOwnProject, lockVisibleProject } from './listing.access.js';
import { ProjectDocumentEntity } from './project-document.entity.js';
import { ProjectEntity } from './project.entity.js';

const SITE_PHOTO = 'SITE_PHOTO';

/** Papers of an application, and the liaison's photos of the site. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly desk: UploadDesk,
    private readonly files: FileStore,
    private readonly clock: PlatformClock,
  ) {}

  /** Nothing of the form is read before it is known that its sender may hand in something here. */
  async add(actor: Actor, projectId: string, form: Incoming): Promise<DocumentView> {
    requireMayAdd(actor, await findVisibleProject(this.dataSource, actor, projectId));
    const { accountId } = actor;
    const heldBytes = await this.heldBytes(projectId);
    return this.desk.take(form, { accountId, maxBytes: MAX_FILE_BYTES, heldBytes }, (upload) =>
      this.transactions.run((tx) => this.keep(tx, actor, projectId, upload)),
    );
  }

  /** For whoever sees the project, and has a task there that needs its papers. */
  async open(actor: Actor, projectId: string, documentId: string): Promise<StoredFile> {
    const project = await findVisibleProject(this.dataSource, actor, projectId);
    const rows: { file_id: string; kind: string; states: ListingState[] }[] = await this.dataSource.query(
      `select d.file_id, d.kind, array(select l.state from lot l where l.project_id = d.project_id) as states
       from project_document d where d.project_id = $1 and d.id = $2`,
      [projectId, documentId],
    );
    const paper = rows[0];
    if (!paper) throw refused('resource.not-found');
    // Once it is listed its lots alone say where it stands.
    const states = paper.states.length > 0 ? paper.states : [project.state];
    if (!mayReadPaper(actor.roles, { states, kind: paper.kind, isOwn: isOwnProject(actor, project) }))
      throw refused('document.no-task');
    return this.files.get(paper.file_id);
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

  private async keep(
    tx: EntityManager,
    actor: Actor,
    projectId: string,
    upload: Upload,
  ): Promise<DocumentView> {
    const kind = upload.fields['kind'] ?? '';
    requireMayAdd(actor, await lockVisibleProject(tx, actor, projectId), kind);
    const file = await this.files.accept(tx, upload, actor.accountId);
    const document = tx.create(ProjectDocumentEntity, {
      id: randomUUID(),
      projectId,
      kind,
      fileId: file.id,
      uploadedBy: actor.accountId,
      uploadedAt: await this.clock.now(tx),
    });
    await tx.insert(ProjectDocumentEntity, document);
    return {
      id: document.id,
      kind,
      fileId: file.id,
      fileName: file.name,
      bytes: file.bytes,
      mime: file.mime,
      pages: upload.pages,
      uploadedAt: document.uploadedAt.toISOString(),
    };
  }

  private async heldBytes(projectId: string): Promise<number> {
    const rows: { bytes: string }[] = await this.dataSource.query(
      `select coalesce(sum(f.bytes), 0) as bytes from project_document d join stored_file f on f.id = d.file_id
       where d.project_id = $1`,
      [projectId],
    );
    return Number(rows[0]!.bytes);
  }
}

/** The liaison hands in photos while he checks the site; everything else is its own transferor's while he fills it in. */
function requireMayAdd(actor: Actor, project: ProjectEntity, kind?: string): void {
  const isOwn = isOwnProject(actor, project);
  const isSite = kind === undefined ? !isOwn || project.state === 'VILLAGE_VERIFYING' : kind === SITE_PHOTO;
  if (isSite) {
    if (!actor.roles.includes('VILLAGE_LIAISON')) throw refused('permission.denied');
    if (project.state !== 'VILLAGE_VERIFYING') throw refused('lifecycle.not-now');
    return;
  }
  if (!isOwn) throw refused('resource.not-found');
  if (kind !== undefined && !findDocumentName(getPropertyType(project.typeCode), kind))
    throw refused('request.invalid', undefined, 'kind');
  if (!['DRAFT', 'CORRECTION'].includes(project.state)) throw refused('lifecycle.not-now');
}
