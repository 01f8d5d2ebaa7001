import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FieldCipher } from '../secrets/field-cipher.js';
import { FILE_KEY_BYTES } from './sealed-file.js';

const COLUMN = 'file_seal.key';

/** A key of its own for each content; the database has it, sealed with the key of the fields. */
@Injectable()
export class FileKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** Nothing where a content was kept before files were sealed and not since, and where it was erased. */
  async find(
    sha256: string,
    source: DataSource | EntityManager = this.dataSource,
  ): Promise<Buffer | undefined> {
    const rows: { key_enc: Buffer | null }[] = await source.query(
      'select key_enc from file_seal where sha256 = $1',
      [sha256],
    );
    return rows[0]?.key_enc ? Buffer.from(this.cipher.open(rows[0].key_enc, COLUMN), 'base64') : undefined;
  }

  /** A new key, written down as whoever calls says: for a file that is sealed already, or one that still lies open. */
  async make(tx: EntityManager, sha256: string, isSealed: boolean): Promise<Buffer> {
    const key = randomBytes(FILE_KEY_BYTES);
    await tx.query(
      `insert into file_seal (sha256, key_enc, sealed_at)
       values ($1, $2, case when $3 then platform_now() end)
       on conflict (sha256) do update set key_enc = excluded.key_enc, sealed_at = excluded.sealed_at, erased_at = null`,
      [sha256, this.cipher.seal(key.toString('base64'), COLUMN), isSealed],
    );
    return key;
  }
}
