import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DocumentView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import type { Upload } from '../../kernel/storage/upload.js';

const MOST_PAPERS = 10;

interface Row {
  readonly id: string;
  readonly file_id: string;
  readonly name: string;
  readonly bytes: number;
  readonly mime: string;
  readonly pages: number | null;
  readonly added_at: Date;
}

/** The papers by which a party asks for a correction: its own, and of those who compare and decide. */
@Injectable()
export class CorrectionPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly desk: UploadDesk,
    private readonly files: FileStore,
  ) {}

  async add(actor: Actor, id: string, form: Incoming): Promise<DocumentView> {
    const held = await this.requireOpen(this.dataSource, actor, id);
    const terms = { accountId: actor.accountId, maxBytes: MAX_FILE_BYTES, heldBytes: held };
    return this.desk.take(form, terms, (upload) => this.keep(actor, id, upload));
  }

  async of(ids: readonly string[]): Promise<(id: string) => DocumentView[]> {
    const rows: (Row & { correction_id: string })[] = await this.dataSource.query(
      `select p.id, p.correction_id, p.added_at, p.file_id, f.name, f.bytes, f.mime, f.pages
       from party_correction_paper p join stored_file f on f.id = p.file_id
       where p.correction_id = any($1) order by p.added_at, p.id`,
      [ids],
    );
    return (id) => rows.filter((row) => row.correction_id === id).map(toView);
  }

  async open(id: string, paperId: string, partyId?: string | null): Promise<StoredFile> {
    const rows: { file_id: string }[] = await this.dataSource.query(
      `select p.file_id from party_correction_paper p join party_correction c on c.id = p.correction_id
       where c.id = $1 and p.id = $2 and ($3::boolean or c.party_id = $4)`,
      [id, paperId, partyId === undefined, partyId ?? null],
    );
    return this.files.get(rows[0]?.file_id);
  }

  /** Bytes that lie there already. */
  private async requireOpen(source: DataSource | EntityManager, actor: Actor, id: string): Promise<number> {
    const rows: { state: string; count: number; bytes: string }[] = await source.query(
      `select c.state, count(f.id)::int as count, coalesce(sum(f.bytes), 0)::text as bytes from party_correction c
       left join party_correction_paper p on p.correction_id = c.id left join stored_file f on f.id = p.file_id
       where c.id = $1 and c.party_id = $2 group by c.id`,
      [id, actor.partyId],
    );
    const [row] = rows;
    if (!row) throw refused('resource.not-found');
    if (row.state !== 'ASKED') throw refused('lifecycle.not-now');
    if (row.count >= MOST_PAPERS) throw refused('correction.too-many-papers', { most: MOST_PAPERS });
    return Number(row.bytes);
  }

  private keep(actor: Actor, id: string, upload: Upload): Promise<DocumentView> {
    return this.transactions.run(async (tx) => {
      await tx.query('select 1 from party_correction where id = $1 for update', [id]);
      await this.requireOpen(tx, actor, id);
      const file = await this.files.accept(tx, upload, actor.accountId);
      const paperId = randomUUID();
      const rows: Row[] = await tx.query(
        `with added as (
           insert into party_correction_paper (id, correction_id, file_id, added_at)
           values ($1, $2, $3, platform_now()) returning id, file_id, added_at)
         select a.id, a.added_at, a.file_id, f.name, f.bytes, f.mime, f.pages from added a join stored_file f on f.id = a.file_id`,
        [paperId, id, file.id],
      );
      return toView(rows[0]!);
    });
  }
}

function toView(row: Row): DocumentView {
  return {
    id: row.id,
    kind: 'CORRECTION',
    fileId: row.file_id,
    fileName: row.name,
    bytes: row.bytes,
    mime: row.mime,
    pages: row.pages,
    uploadedAt: row.added_at.toISOString(),
  };
}
