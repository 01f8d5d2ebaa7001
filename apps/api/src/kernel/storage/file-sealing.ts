import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { logger } from '../logger.js';
import { Recurring } from '../recurring.js';
import { lockContent } from './content-lock.js';
import { FileKeys } from './file-keys.js';
import { FileVault } from './file-vault.js';

/** So many files a round, and milliseconds between two. */
const FILES_A_ROUND = 20;
const PAUSE_MS = 200;

interface OpenFile {
  readonly sha256: string;
}

/**
 * Files that were kept before files were sealed are sealed while the platform runs, some at a time, by whichever process
 * comes to them. The key is kept before the file is changed: whatever breaks off, a file is open and readable, or sealed
 * and its key is there.
 */
@Injectable()
export class FileSealing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new Recurring('file sealing', PAUSE_MS, () => this.round());
  /** Behind what has been looked at in this walk; a file that cannot be sealed stops none of the others. */
  private after = '';

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: FileKeys,
    private readonly vault: FileVault,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Seals the next files; false where this walk has come to its end. */
  async fill(): Promise<boolean> {
    const files = await this.next();
    for (const { sha256 } of files) {
      this.after = sha256;
      await this.seal(sha256).catch((error: unknown) =>
        logger.error({ err: error, sha256 }, 'a stored file could not be sealed'),
      );
    }
    return files.length > 0;
  }

  private async round(): Promise<void> {
    if (!(await this.fill())) void this.loop.stop();
  }

  private next(): Promise<OpenFile[]> {
    return this.dataSource.query(
      `select sha256 from (
         (select distinct s.sha256 from stored_file s
          where s.sha256 > $1 and not exists (select from file_seal f where f.sha256 = s.sha256)
          order by s.sha256 limit ${FILES_A_ROUND})
         union (select sha256 from file_seal where sealed_at is null and sha256 > $1 limit ${FILES_A_ROUND})) open
       order by sha256 limit ${FILES_A_ROUND}`,
      [this.after],
    );
  }

  private async seal(sha256: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await lockContent(tx, sha256);
      if (!(await this.keys.find(sha256, tx))) await this.keys.make(tx, sha256, false);
    });
    await this.dataSource.transaction(async (tx) => {
      await lockContent(tx, sha256);
      const key = await this.keys.find(sha256, tx);
      if (!key) throw new Error('the key of a stored file is gone');
      await this.vault.sealOpen(sha256, key);
      await tx.query('update file_seal set sealed_at = platform_now() where sha256 = $1', [sha256]);
    });
  }
}
