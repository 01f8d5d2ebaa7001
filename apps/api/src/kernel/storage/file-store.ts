import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { MAX_FILE_MB } from '@helan/contracts';
import { fileTypeFromBuffer } from 'file-type';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { refused } from '../http/refused-error.js';

/** Largest file a person may upload. */
export const MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024;

const ALLOWED = ['image/jpeg', 'image/png', 'application/pdf'];

export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
  readonly name: string;
}

/** Files lie under the hash of their content; the database says whose they are and what they are called. */
@Injectable()
export class FileStore {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** Takes what a person uploads: the type is read from the content, never from the name. */
  async accept(
    tx: EntityManager,
    upload: { buffer: Buffer; name: string; accountId: string },
  ): Promise<StoredFile> {
    const { buffer, name, accountId } = upload;
    if (buffer.length === 0) throw refused('file.empty', undefined, 'file');
    if (buffer.length > MAX_FILE_BYTES) throw refused('file.too-large', { max: MAX_FILE_MB }, 'file');
    const type = await fileTypeFromBuffer(buffer);
    if (!type || !ALLOWED.includes(type.mime)) throw refused('file.wrong-type', undefined, 'file');
    return this.keep(tx, { buffer, mime: type.mime, name, accountId });
  }

  /** Keeps a paper that the platform itself made, or an upload already checked. */
  async keep(
    tx: EntityManager,
    paper: { buffer: Buffer; mime: string; name: string; accountId: string | null },
  ): Promise<StoredFile> {
    const sha256 = createHash('sha256').update(paper.buffer).digest('hex');
    await this.write(sha256, paper.buffer);
    const file: StoredFile = {
      id: randomUUID(),
      sha256,
      bytes: paper.buffer.length,
      mime: paper.mime,
      name: cleanName(paper.name),
    };
    await tx.query(
      `insert into stored_file (id, sha256, bytes, mime, name, uploaded_by, created_at)
       values ($1, $2, $3, $4, $5, $6, platform_now())`,
      [file.id, file.sha256, file.bytes, file.mime, file.name, paper.accountId],
    );
    return file;
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

  async read(file: StoredFile): Promise<Buffer> {
    const buffer = await fs.readFile(this.pathOf(file.sha256));
    if (createHash('sha256').update(buffer).digest('hex') !== file.sha256)
      throw new Error(`stored file ${file.id} was changed`);
    return buffer;
  }

  /** Written beside and renamed, so that a half-written file never bears its hash; nothing stays of what failed. */
  private async write(sha256: string, buffer: Buffer): Promise<void> {
    const target = this.pathOf(sha256);
    await fs.mkdir(path.dirname(target), { recursive: true });
    const partial = `${target}.${randomUUID()}`;
    try {
      await fs.writeFile(partial, buffer, { flag: 'wx', flush: true });
      await fs.rename(partial, target);
    } catch (error) {
      await fs.rm(partial, { force: true });
      throw error;
    }
  }

  private pathOf(sha256: string): string {
    return path.join(this.config.filesDir, sha256.slice(0, 2), sha256);
  }
}

/** The last part of a path, without control characters, short enough for any screen. */
function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  return base.replace(/\p{Cc}/gu, '').slice(-100) || '未命名';
}
