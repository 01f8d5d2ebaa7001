import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
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
    await this.requireOther(bank, received.sha256);
    return this.keepAll({ actor, bank, received: [received] }, ({ ids: [id] }) => {
      // Somebody has brought it since.
      if (id === undefined) throw refused('bank.statement-busy');
      return { id };
    });
  }

  /** Any number of them in one act; what was brought before is known, and not kept again. */
  acceptAll(
    actor: Actor,
    bank: BankAccount,
    received: readonly Received[],
  ): Promise<{ ids: string[]; known: number }> {
    return this.keepAll({ actor, bank, received }, (kept) => kept);
  }

  private async keepAll<T>(
    { actor, bank, received }: { actor: Actor; bank: BankAccount; received: readonly Received[] },
    answer: (kept: { ids: string[]; known: number }) => T,
  ): Promise<T> {
    const { id: profileId } = await this.profiles.inForce(bank);
    const files = await Promise.all(
      received.map(async (file) => ({ ...file, mime: await mimeOf(file.path) })),
    );
    try {
      return await this.transactions.run(async (tx) => {
        const ids: string[] = [];
        for (const file of files)
          if (!(await findBefore(tx, bank, file.sha256)))
            ids.push(await this.keep(tx, { bank, profileId, uploadedBy: actor.accountId }, file));
        return answer({ ids, known: files.length - ids.length });
      });
    } catch (error) {
      for (const { sha256 } of files) await this.files.forget(sha256);
      if (isUnique(error)) for (const { sha256 } of files) await this.requireOther(bank, sha256);
      throw error;
    }
  }

  private async keep(
    tx: EntityManager,
    facts: Pick<BankStatementEntity, 'bank' | 'profileId' | 'uploadedBy'>,
    upload: Received & { mime: string },
  ): Promise<string> {
    const made = { mark: null, pages: null, receivedBytes: upload.bytes };
    const file = await this.files.accept(tx, { ...upload, ...made }, facts.uploadedBy);
    const id = randomUUID();
    await tx.insert(BankStatementEntity, {
      ...facts,
      ...{ id, fileId: file.id, sha256: upload.sha256, state: 'RECEIVED', readLines: 0, doneLines: 0 },
      uploadedAt: await this.clock.now(tx),
    });
    return id;
  }

  private async requireOther(bank: BankAccount, sha256: string): Promise<void> {
    const before = await findBefore(this.dataSource.manager, bank, sha256);
    if (before) throw refused('bank.same-file', { at: shanghaiMinute(before.uploadedAt) }, 'file');
  }
}

/** One file is one, whoever brings it again; what was refused may be brought once more. */
function findBefore(
  source: EntityManager,
  bank: BankAccount,
  sha256: string,
): Promise<BankStatementEntity | null> {
  return source.findOneBy(BankStatementEntity, {
    ...{ bank, sha256 },
    state: Not(In(['UNREADABLE', 'REFUSED'])),
  });
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
