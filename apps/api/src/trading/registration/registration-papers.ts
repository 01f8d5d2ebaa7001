import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isRegistrationPaper, isInHand } from '@helan/domain';
import type { DocumentView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import type { Upload } from '../../kernel/storage/upload.js';
import { FileViews } from './file-views.js';
import { FILES_ARE_OPEN } from './open-files.js';
import { RegistrationEntity } from './registration.entity.js';

/** So long the supervisor may look who has said why. */
export const OPEN_FOR = "interval '1 day'";

interface Row {
  id: string;
  kind: string;
  file_id: string;
  name: string;
  bytes: number;
  mime: string;
  pages: number | null;
  uploaded_at: Date;
}

/** Papers of a registration: its own person's while he fills it in, and whoever decides on it. */
@Injectable()
export class RegistrationPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly desk: UploadDesk,
    private readonly files: FileStore,
    private readonly views: FileViews,
  ) {}

  /** Nothing of the form is read before it is known that its sender may hand in something here. */
  async add(actor: Actor, id: string, form: Incoming): Promise<DocumentView> {
    await this.requireInHand(actor, id);
    const terms = {
      accountId: actor.accountId,
      maxBytes: MAX_FILE_BYTES,
      heldBytes: (await this.list(id)).reduce((sum, { bytes }) => sum + bytes, 0),
    };
    return this.desk.take(form, terms, (upload) => this.keep(actor, id, upload));
  }

  async remove(actor: Actor, id: string, documentId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.lockDraft(tx, actor, id);
      const [, count]: [unknown, number] = await tx.query(
        'delete from registration_document where id = $1 and registration_id = $2',
        [documentId, id],
      );
      if (count === 0) throw refused('resource.not-found');
    });
  }

  /** Of several registrations at once. */
  async listsOf(ids: readonly string[]): Promise<(id: string) => DocumentView[]> {
    const rows: (Row & { registration_id: string })[] = await this.dataSource.query(
      `select d.registration_id, d.id, d.kind, d.file_id, f.name, f.bytes, f.mime, f.pages, d.uploaded_at
       from registration_document d join stored_file f on f.id = d.file_id
       where d.registration_id = any($1) order by d.uploaded_at, d.id`,
      [ids],
    );
    return (id) => rows.filter((row) => row.registration_id === id).map(toView);
  }

  async list(id: string, source: DataSource | EntityManager = this.dataSource): Promise<DocumentView[]> {
    const rows: Row[] = await source.query(
      `select d.id, d.kind, d.file_id, f.name, f.bytes, f.mime, f.pages, d.uploaded_at
       from registration_document d join stored_file f on f.id = d.file_id
       where d.registration_id = $1 order by d.uploaded_at, d.id`,
      [id],
    );
    return rows.map(toView);
  }

  /**
   * For the applicant himself; for the center's reviewer while the file is to be decided, for those who review the
   * business while they do; for the supervisor who has said why. It is noted who of them looked.
   */
  async open(actor: Actor, id: string, documentId: string): Promise<StoredFile> {
    const rows: { file_id: string }[] = await this.dataSource.query(
      `select d.file_id from registration_document d
       join registration r on r.id = d.registration_id join lot l on l.id = r.lot_id
       left join social_review s on s.registration_id = r.id
       where r.id = $1 and d.id = $2 and (r.party_id = $3
         or ($4::boolean and r.state = 'QUALIFYING' and l.state <> 'SUSPENDED' and ${FILES_ARE_OPEN}
             and (s.registration_id is null or not s.is_needed or s.is_approved))
         or (case s.tier when 'TOWN' then $5::boolean else $6::boolean end and s.opened_at is not null and s.decided_at is null
             and l.terms->>'villageCode' like any($7))
         or ($6::boolean and r.state <> 'DRAFT' and exists (
               select 1 from file_access a where a.account_id = $8 and a.lot_id = l.id
                 and a.at > platform_now() - ${OPEN_FOR})))`,
      [
        id,
        documentId,
        actor.partyId,
        actor.roles.includes('CENTER_REVIEW'),
        actor.roles.includes('TOWN_REVIEWER'),
        actor.roles.includes('SUPERVISOR'),
        regionPatterns(actor),
        actor.accountId,
      ],
    );
    const file = await this.files.get(rows[0]?.file_id);
    await this.views.note(actor, id);
    return file;
  }

  private keep(actor: Actor, id: string, upload: Upload): Promise<DocumentView> {
    const kind = upload.fields['kind'] ?? '';
    if (!isRegistrationPaper(kind)) throw refused('request.invalid', undefined, 'kind');
    const documentId = randomUUID();
    return this.transactions.run(async (tx) => {
      await this.lockDraft(tx, actor, id);
      const file = await this.files.accept(tx, upload, actor.accountId);
      await tx.query(
        `insert into registration_document (id, registration_id, kind, file_id, uploaded_by, uploaded_at)
         values ($1, $2, $3, $4, $5, platform_now())`,
        [documentId, id, kind, file.id, actor.accountId],
      );
      return (await this.list(id, tx)).find((document) => document.id === documentId)!;
    });
  }

  private async requireInHand(actor: Actor, id: string): Promise<void> {
    const registration = actor.partyId
      ? await this.dataSource.manager.findOneBy(RegistrationEntity, { id, partyId: actor.partyId })
      : null;
    if (!registration) throw refused('resource.not-found');
    if (!isInHand(registration.state)) throw refused('lifecycle.not-now');
  }

  private async lockDraft(tx: EntityManager, actor: Actor, id: string): Promise<void> {
    if (!actor.partyId) throw refused('resource.not-found');
    const registration = await lockRow(tx, RegistrationEntity, { id, partyId: actor.partyId });
    if (!isInHand(registration.state)) throw refused('lifecycle.not-now');
  }
}

function toView(row: Row): DocumentView {
  return {
    id: row.id,
    kind: row.kind,
    fileId: row.file_id,
    fileName: row.name,
    bytes: row.bytes,
    mime: row.mime,
    pages: row.pages,
    uploadedAt: row.uploaded_at.toISOString(),
  };
}
