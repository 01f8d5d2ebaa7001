import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { FileVault } from '../../kernel/storage/file-vault.js';
import type { Received } from '../../kernel/storage/incoming.js';
import { BankLink } from './bank-link.js';
import { BankProfiles } from './bank-profiles.service.js';
import { StatementUploads } from './statement-uploads.js';

/** Files that come over a line to the bank are kept like those that people bring. */
@Injectable()
export class StatementCollections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly link: BankLink,
    private readonly vault: FileVault,
    private readonly profiles: BankProfiles,
    private readonly uploads: StatementUploads,
  ) {}

  /** What the bank says of today, in one act; what it has said before in the same words is known. */
  async collect(actor: Actor, bank: BankAccount): Promise<{ ids: string[]; known: number }> {
    await this.profiles.inForce(bank);
    const files = await this.link.filesOf(bank, await this.clock.today(this.dataSource.manager));
    const received: Received[] = [];
    try {
      for (const { name, content } of files) {
        const path = await this.vault.aside();
        const sha256 = createHash('sha256').update(content).digest('hex');
        received.push({ path, name, sha256, bytes: content.length, fields: {} });
        await fs.writeFile(path, content, { flag: 'wx', mode: 0o600 });
      }
      return await this.uploads.acceptAll(actor, bank, received);
    } finally {
      for (const { path } of received) await fs.rm(path, { force: true });
    }
  }
}
