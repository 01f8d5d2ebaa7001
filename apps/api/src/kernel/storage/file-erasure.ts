import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockContent } from './content-lock.js';
import { FileVault } from './file-vault.js';

interface Place {
  readonly table: string;
  readonly column: string;
}

/** Contents that nobody has to keep any more: the key goes in the transaction, the file once that has committed. */
@Injectable()
export class FileErasure {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: FileVault,
  ) {}

  /**
   * Takes the keys of those files that no row speaks of any more, under whatever name their content was handed in.
   * Returns the contents, for {@link remove} after the commit.
   */
  async erase(tx: EntityManager, fileIds: readonly string[]): Promise<string[]> {
    if (fileIds.length === 0) return [];
    const places = await placesOfFiles(tx);
    const rows: { sha256: string }[] = await tx.query(
      'select distinct sha256 from stored_file where id = any($1) order by sha256',
      [fileIds],
    );
    const erased: string[] = [];
    for (const { sha256 } of rows) {
      await lockContent(tx, sha256);
      if (await isKept(tx, sha256, places)) continue;
      await tx.query(
        `insert into file_seal (sha256, sealed_at, erased_at) values ($1, platform_now(), platform_now())
         on conflict (sha256) do update set key_enc = null, sealed_at = excluded.sealed_at, erased_at = excluded.erased_at`,
        [sha256],
      );
      // People call a picture of a card by whose it is.
      await tx.query("update stored_file set name = '已删除' where sha256 = $1", [sha256]);
      erased.push(sha256);
    }
    return erased;
  }

  /** Off the disk, unless somebody has handed in the same since. */
  async remove(contents: readonly string[]): Promise<void> {
    for (const sha256 of contents)
      await this.dataSource.transaction(async (tx) => {
        await lockContent(tx, sha256);
        const rows: unknown[] = await tx.query(
          'select 1 from file_seal where sha256 = $1 and erased_at is not null',
          [sha256],
        );
        if (rows.length > 0) await this.vault.remove(sha256);
      });
  }
}

/** Every column of the schema that names a stored file. */
function placesOfFiles(tx: EntityManager): Promise<Place[]> {
  return tx.query(
    `select c.conrelid::regclass::text as "table", quote_ident(a.attname) as "column"
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'stored_file'::regclass order by 1, 2`,
  );
}

async function isKept(tx: EntityManager, sha256: string, places: readonly Place[]): Promise<boolean> {
  const signs = places.map(({ table, column }) => `exists (select from ${table} t where t.${column} = s.id)`);
  const rows: unknown[] = await tx.query(
    `select 1 from stored_file s where s.sha256 = $1 and (${signs.join(' or ')}) limit 1`,
    [sha256],
  );
  return rows.length > 0;
}
