import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import { DataSource, In, Not } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, isUnique } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { XLSX } from '../../kernel/sheet/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import type { Incoming, Received } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import { BankProfiles } from './bank-profiles.service.js';
import { BankStatementEntity } from './bank-statement.entity.js';

/** A hundred thousand entries of a message are some 120 MB. */
export const MAX_STATEMENT_BYTES = 160 * 1024 * 1024;

/** A file of the bank comes in and is kept as it came; reading it is another's work. */
@Injectable()
export class StatementUploads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly desk: UploadDesk,
    private readonly files: FileStore,
    private readonly profiles: BankProfiles,
  ) {}

  /** Nothing of the file is read before it is known whose account it must be of. */
  async take(actor: Actor, bank: BankAccount, form: Incoming): Promise<{ id: string }> {
    await this.profiles.inForce(bank);
    const terms = { accountId: actor.accountId, maxBytes: MAX_STATEMENT_BYTES, heldBytes: 0 };
    return this.desk.receive(form, terms, (received) => this.accept(actor, bank, received));
  }

  /** Keeps a file that lies aside, to be read by the version of the settings that is in force now. */
  async accept(actor: Actor, bank: BankAccount, received: Received): Promise<{ id: string }> {
    const profile = await this.profiles.inForce(bank);
    await this.requireOther(bank, received.sha256);
    const mime = await mimeOf(received.path);
    try {
      return await this.keep(actor, bank, profile.id, { ...received, mime });
    } catch (error) {
      await this.files.forget(received.sha256);
      if (isUnique(error)) await this.requireOther(bank, received.sha256);
      throw error;
    }
  }

  private keep(
    actor: Actor,
    bank: BankAccount,
    profileId: string,
    upload: Received & { mime: string },
  ): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const made = { mark: null, pages: null, receivedBytes: upload.bytes };
      const file = await this.files.accept(tx, { ...upload, ...made }, actor.accountId);
      const id = randomUUID();
      await tx.insert(BankStatementEntity, {
        ...{ id, bank, profileId, fileId: file.id, sha256: upload.sha256 },
        state: 'RECEIVED',
        readLines: 0,
        doneLines: 0,
        uploadedBy: actor.accountId,
        uploadedAt: await this.clock.now(tx),
      });
      return { id };
    });
  }

  /** One file is one, whoever brings it again; what was refused may be brought once more. */
  private async requireOther(bank: BankAccount, sha256: string): Promise<void> {
    const before = await this.dataSource.manager.findOneBy(BankStatementEntity, {
      ...{ bank, sha256 },
      state: Not(In(['UNREADABLE', 'REFUSED'])),
    });
    if (before) throw refused('bank.same-file', { at: shanghaiMinute(before.uploadedAt) }, 'file');
  }
}

/** By its first bytes; what is in it, the thread says. */
async function mimeOf(path: string): Promise<string> {
  const stream = createReadStream(path, { end: 63 });
  let begin = '';
  for await (const chunk of stream) begin += (chunk as Buffer).toString('latin1');
  if (begin.startsWith('PK')) return XLSX;
  if (begin.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'application/vnd.ms-excel';
  return /^(ï»¿)?\s*</.test(begin) ? 'application/xml' : 'text/csv';
}

function shanghaiMinute(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
