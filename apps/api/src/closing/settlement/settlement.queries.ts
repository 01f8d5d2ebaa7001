import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { ContractQueries } from '../contract/index.js';

/** The sheet of a settled price, for the two sides and for the staff whose work needs it. */
@Injectable()
export class SettlementQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contracts: ContractQueries,
    private readonly files: FileStore,
  ) {}

  async sheet(actor: Actor, lotId: string): Promise<StoredFile> {
    await this.contracts.readable(actor, lotId);
    const rows: { file_id: string }[] = await this.dataSource.query(
      'select file_id from settlement where lot_id = $1',
      [lotId],
    );
    return this.files.get(rows[0]?.file_id);
  }
}
