import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PERSONAL_TABLES, RETENTIONS, keptByRules } from '@helan/domain';
import type { PersonalCopyView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';
import { Recurring } from '../../kernel/recurring.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { type CopyReader, WHOSE } from './copy-reader.js';
import { COPY_READERS } from './copy-readers.js';
import { type CopyPart, type PersonalData, copySheet } from './copy-sheet.js';

const PAUSE_MS = 2_000;
/** Tried so often; then it has failed, and is asked for again. */
const MOST_TRIES = 3;
const COLUMN = 'personal_copy.content';
/** Copies shown on his page; more are only listed in the copy itself. */
const SHOWN = 20;

interface CopyRow {
  id: string;
  asked_at: Date;
  made_at: Date | null;
  failures: number;
  is_kept: boolean;
}

/** Everything that the platform has of a person, for himself; made by a job, kept for some days. Source: rules §13.1. */
@Injectable()
export class Copies implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('personal copies', PAUSE_MS, () => this.makeNext());

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly parameters: ParameterService,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One at a time: as long as one waits or can be had, it is that one. */
  async ask({ accountId }: Actor): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const id = randomUUID();
      await tx.query('select 1 from account where id = $1 for no key update', [accountId]);
      const open: unknown[] = await tx.query(
        `select 1 from personal_copy
         where account_id = $1 and (content_enc is not null or made_at is null and failures < ${MOST_TRIES})`,
        [accountId],
      );
      if (open.length > 0) throw refused('privacy.copy-waits');
      await tx.query('insert into personal_copy (id, account_id, asked_at) values ($1, $2, platform_now())', [
        id,
        accountId,
      ]);
      return { id };
    });
  }

  async list({ accountId }: Actor): Promise<PersonalCopyView[]> {
    const rows: CopyRow[] = await this.dataSource.query(
      `select id, asked_at, made_at, failures, content_enc is not null as is_kept from personal_copy
       where account_id = $1 order by asked_at desc limit ${SHOWN}`,
      [accountId],
    );
    return rows.map(toView);
  }

  async data(actor: Actor, id: string): Promise<MadeFile> {
    const data = await this.read(actor, id);
    return {
      content: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
      mime: 'application/json',
      name: '我的个人信息.json',
    };
  }

  async sheet(actor: Actor, id: string): Promise<MadeFile> {
    const data = await this.read(actor, id);
    const regions: { code: string; name: string }[] = await this.dataSource.query(
      'select code, name from region',
    );
    const villages = new Map(regions.map(({ code, name }) => [code, name]));
    return { content: Buffer.from(copySheet(data, villages)), mime: 'text/html', name: '我的个人信息.html' };
  }

  /** The next one that waits, by whichever process comes to it; says whether there was one. */
  async makeNext(): Promise<boolean> {
    const failed = await this.dataSource.transaction(async (tx) => {
      const rows: { id: string; account_id: string; party_id: string | null }[] = await tx.query(
        `select c.id, c.account_id, a.party_id from personal_copy c join account a on a.id = c.account_id
         where c.made_at is null and c.failures < ${MOST_TRIES} order by c.asked_at limit 1 for update of c skip locked`,
      );
      const row = rows[0];
      if (!row) return null;
      await tx.query('savepoint making');
      try {
        const data = await this.gather(tx, row.account_id, row.party_id);
        await tx.query('update personal_copy set made_at = platform_now(), content_enc = $2 where id = $1', [
          row.id,
          this.cipher.seal(JSON.stringify(data), COLUMN),
        ]);
        return false;
      } catch (error) {
        await tx.query('rollback to savepoint making');
        await tx.query('update personal_copy set failures = failures + 1 where id = $1', [row.id]);
        logger.error({ err: error, copy: row.id }, 'a copy of personal data could not be made');
        return true;
      }
    });
    return failed !== null;
  }

  private async gather(tx: EntityManager, accountId: string, partyId: string | null): Promise<PersonalData> {
    const parts: CopyPart[] = [];
    const rulebook = await this.parameters.rulebook(tx);
    for (const [table, { title, kind, notInCopy }] of Object.entries(PERSONAL_TABLES)) {
      const kept = keptByRules(kind, rulebook);
      const reader = COPY_READERS[table];
      if (notInCopy !== undefined || !reader) {
        parts.push({ title, kept, rows: [], left: notInCopy ?? null });
        continue;
      }
      parts.push({ title, kept, rows: await this.rowsOf(tx, reader, [accountId, partyId]), left: null });
    }
    const [{ now }]: [{ now: Date }] = await tx.query('select platform_now() as now');
    return { madeAt: now.toISOString(), parts };
  }

  private async rowsOf(
    tx: EntityManager,
    { sql, sealed = {} }: CopyReader,
    ids: readonly (string | null)[],
  ): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = await tx.query(
      `${WHOSE}
       ${sql.replaceAll('$1', '(select account_id from who)').replaceAll('$2', '(select party_id from who)')}`,
      [...ids],
    );
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => {
          const column = sealed[name];
          return [name, column && Buffer.isBuffer(value) ? this.cipher.open(value, column) : value];
        }),
      ),
    );
  }

  private async read({ accountId }: Actor, id: string): Promise<PersonalData> {
    const rows: { content_enc: Buffer | null }[] = await this.dataSource.query(
      'select content_enc from personal_copy where id = $1 and account_id = $2',
      [id, accountId],
    );
    if (!rows[0]) throw refused('resource.not-found');
    if (!rows[0].content_enc) throw refused('privacy.copy-not-ready');
    return JSON.parse(this.cipher.open(rows[0].content_enc, COLUMN)) as PersonalData;
  }
}

const DAY_MS = 86_400_000;

function toView({ id, asked_at, made_at, failures, is_kept }: CopyRow): PersonalCopyView {
  const state =
    made_at === null ? (failures < MOST_TRIES ? 'WAITING' : 'FAILED') : is_kept ? 'READY' : 'ERASED';
  const { days } = RETENTIONS.COPY.keptFor;
  return {
    id,
    askedAt: asked_at.toISOString(),
    state,
    readyUntil:
      state === 'READY' && made_at ? new Date(made_at.getTime() + days * DAY_MS).toISOString() : null,
  };
}
