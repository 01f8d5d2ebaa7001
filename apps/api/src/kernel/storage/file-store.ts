import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MAX_FILE_MB } from '@helan/contracts';
import { cleanText } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { refused } from '../http/index.js';
import { logger } from '../logger.js';
import { lockContent } from './content-lock.js';
import { FileKeys } from './file-keys.js';
import { FileVault } from './file-vault.js';
import type { Upload } from './upload.js';

/** Largest file a person may upload. */
export const MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024;

export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
  readonly name: string;
}

interface NewFile extends Omit<StoredFile, 'id'> {
  readonly accountId: string | null;
  readonly receivedBytes: number | null;
  readonly mark: Buffer | null;
  readonly pages: number | null;
}

/** Files lie sealed under the hash of their content; the database says whose they are and what they are called. */
@Injectable()
export class FileStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: FileVault,
    private readonly keys: FileKeys,
  ) {}

  /** Keeps what a person has handed in. */
  async accept(tx: EntityManager, upload: Upload, accountId: string): Promise<StoredFile> {
    await this.place(tx, upload.sha256, () => createReadStream(upload.path));
    return insert(tx, { ...upload, accountId });
  }

  /** Keeps a paper that the platform itself made. */
  async keep(
    tx: EntityManager,
    paper: { buffer: Buffer; mime: string; name: string; accountId: string | null },
  ): Promise<StoredFile> {
    const { buffer, mime, name, accountId } = paper;
    const sha256 = createHash('sha256').update(buffer).digest('hex');
    await this.place(tx, sha256, () => Readable.from([buffer]));
    const made = { receivedBytes: null, mark: null, pages: null };
    return insert(tx, { sha256, bytes: buffer.length, mime, name, accountId, ...made });
  }

  /** Takes a content off the disk that no row speaks of: what was to keep it has failed. */
  async forget(sha256: string): Promise<void> {
    try {
      await this.dataSource.transaction(async (tx) => {
        await lockContent(tx, sha256);
        const rows: unknown[] = await tx.query('select 1 from stored_file where sha256 = $1 limit 1', [
          sha256,
        ]);
        if (rows.length === 0) await this.vault.remove(sha256);
      });
    } catch (error) {
      logger.warn({ err: error, sha256 }, 'a file that nobody keeps could not be removed');
    }
  }

  async find(
    id: string,
    source: EntityManager | DataSource = this.dataSource,
  ): Promise<StoredFile | undefined> {
    const rows: StoredFile[] = await source.query(
      'select id, sha256, bytes, mime, name from stored_file where id = $1',
      [id],
    );
    return rows[0];
  }

  /** The file that a room has found for its reader; what it has not found is "not found" for him. */
  async get(id: string | null | undefined): Promise<StoredFile> {
    const file = id ? await this.find(id) : undefined;
    if (!file) throw refused('resource.not-found');
    return file;
  }

  /** Hashes of several files, by their ids. */
  async hashesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; sha256: string }[] = await this.dataSource.query(
      'select id, sha256 from stored_file where id = any($1)',
      [ids],
    );
    return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  }

  /** A file to be sent piece by piece; throws where it is not what its hash says. */
  async open({ sha256 }: StoredFile): Promise<Readable> {
    return this.vault.open(sha256, () => this.keys.find(sha256));
  }

  /**
   * Puts a content under its hash; whoever has handed in the same before has done it already. What lies there without
   * a key and is not open was left by somebody whose transaction failed.
   */
  private async place(tx: EntityManager, sha256: string, content: () => Readable): Promise<void> {
    await lockContent(tx, sha256);
    const key = await this.keys.find(sha256, tx);
    if (await this.vault.holds(sha256, () => Promise.resolve(key))) return;
    await this.vault.write(content(), sha256, key ?? (await this.keys.make(tx, sha256, true)));
  }
}

async function insert(tx: EntityManager, file: NewFile): Promise<StoredFile> {
  const { sha256, bytes, mime } = file;
  const stored: StoredFile = { id: randomUUID(), sha256, bytes, mime, name: cleanName(file.name, mime) };
  await tx.query(
    `insert into stored_file (id, sha256, bytes, mime, name, uploaded_by, received_bytes, picture_mark, pages,
       created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, platform_now())`,
    [stored.id, sha256, bytes, mime, stored.name, file.accountId, file.receivedBytes, file.mark, file.pages],
  );
  return stored;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/xml': '.xml',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'text/csv': '.csv',
};
const MOST_LETTERS = 100;
/** What is longer is cut before it is looked at. */
const MOST_READ = 1000;

/**
 * The last part of a path, of characters that a name may have everywhere, short enough for any screen. How it ends
 * is for what is in it to say: a computer opens a file by that.
 */
function cleanName(name: string, mime: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const ending = ENDINGS[mime];
  if (ending === undefined) throw new Error(`no file of ${mime} is kept`);
  const plain = cleanText(base.slice(0, MOST_READ))
    .replace(/[\p{Cf}\t\n\r<>:"|?*]/gu, '')
    .replace(/(\.[a-z][a-z0-9]{0,7})?[\s.]*$/i, '')
    .replace(/^[\s.]+/, '');
  return ([...plain].slice(0, MOST_LETTERS - ending.length).join('') || '未命名') + ending;
}
