import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from '../../kernel/db/index.js';
import { logger } from '../../kernel/logger.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { FileVault } from '../../kernel/storage/file-vault.js';
import { BankFileParser } from './bank-file-parser.js';
import type { BankStatementEntity } from './bank-statement.entity.js';
import type { BankFault, BankFileFound, ReadRow } from './reading/index.js';
import { StatementLines } from './statement-lines.js';

/** Whoever reads says so this often; who has not said it for so long was killed, or is cut off. */
const SAY_EVERY_MS = 15_000;
const LEASE_SECONDS = 90;
/** Lines that are put down by one transaction, and that are compared by one. */
const PORTION = 2_000;
const MOST_TRIES = 3;

type Taken = Pick<BankStatementEntity, 'id' | 'bank' | 'profileId' | 'fileId' | 'readLines'> & {
  readonly reader: string;
  readonly tries: number;
};

/**
 * Reads what came in: a thread takes the file apart, portion by portion its lines are put down. Whoever reads says so for a
 * time; one that was killed is silent, and another begins where it stopped.
 */
@Injectable()
export class StatementReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly files: FileStore,
    private readonly vault: FileVault,
    private readonly parser: BankFileParser,
    private readonly lines: StatementLines,
  ) {}

  /** One file that waits to be read; whether there was one. */
  async readOne(): Promise<boolean> {
    const taken = await this.takeOne();
    if (!taken) return false;
    const [file, target] = [await this.vault.aside(), await this.vault.aside()];
    const saying = setInterval(() => this.say(taken), SAY_EVERY_MS).unref();
    try {
      if (taken.tries > MOST_TRIES) await this.end(taken, { code: 'bank.too-heavy' });
      else await this.read(taken, file, target);
    } finally {
      clearInterval(saying);
      await Promise.all([file, target].map((one) => fs.rm(one, { force: true })));
    }
    return true;
  }

  /** While the thread works nothing else would tell that somebody is at it. */
  private say({ id, reader }: Taken): void {
    this.dataSource.query(GO_ON, [id, reader, null]).catch((error: unknown) => {
      logger.warn({ err: error, id }, 'it could not be said that a bank file is being read');
    });
  }

  private async takeOne(): Promise<Taken | undefined> {
    const [rows]: [Taken[], number] = await this.dataSource.query(TAKE, [randomUUID()]);
    return rows[0];
  }

  private async read(taken: Taken, file: string, target: string): Promise<void> {
    const stored = await this.files.get(taken.fileId);
    await pipeline(await this.files.open(stored), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    const found = await this.parser.parse(taken, file, target);
    if (found === 'CROWDED') return void (await this.dataSource.query(PUT_BACK, [taken.id, taken.reader]));
    if ('code' in found) return this.end(taken, found);
    if (found.fault) return this.end(taken, found.fault, found);
    if (!(await this.putAll(taken, target))) return;
    if (!(await this.compareAll(taken, found.lines))) return;
    await this.finish(taken, found);
  }

  /** False where another has taken over meanwhile. */
  private async putAll(taken: Taken, target: string): Promise<boolean> {
    let waiting: ReadRow[] = [];
    const put = async () => {
      const rows = waiting;
      waiting = [];
      return rows.length === 0 || this.own(taken, (tx) => this.lines.put(tx, taken, rows), rows.at(-1)!.no);
    };
    for await (const text of createInterface(createReadStream(target))) {
      const row = JSON.parse(text) as ReadRow;
      if (row.no <= taken.readLines) continue;
      waiting.push(row);
      if (waiting.length >= PORTION && !(await put())) return false;
    }
    return put();
  }

  private async compareAll(taken: Taken, count: number): Promise<boolean> {
    for (let from = 1; from <= count; from += PORTION) {
      const compare = (tx: EntityManager) => this.lines.compare(tx, taken.id, from, from + PORTION - 1);
      if (!(await this.own(taken, compare))) return false;
    }
    return true;
  }

  /** One step of whoever reads it still, who goes on saying so. */
  private own(
    { id, reader }: Taken,
    work: (tx: EntityManager) => Promise<void>,
    readLines?: number,
  ): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(GO_ON, [id, reader, readLines ?? null]);
      if (rows.length === 0) return false;
      await work(tx);
      return true;
    });
  }

  private async finish(taken: Taken, { form }: BankFileFound): Promise<void> {
    await this.own(taken, async (tx) => {
      await tx.query(FINISH, [taken.id, form]);
    });
  }

  /** The whole file cannot be taken: nothing of it is kept but itself, and why. */
  private async end(taken: Taken, { code, values }: BankFault, found?: BankFileFound): Promise<void> {
    await this.own(taken, async (tx) => {
      await tx.query('delete from bank_statement_line where statement_id = $1', [taken.id]);
      await tx.query(END, [taken.id, code, JSON.stringify(values ?? {}), found?.form ?? null]);
    });
  }
}

const LEASE = `platform_now() + interval '${LEASE_SECONDS} seconds'`;

const TAKE = `
  update bank_statement s set reader = $1, read_until = ${LEASE}, tries = s.tries + 1
  where s.id = (
    select id from bank_statement
    where state = 'RECEIVED' and (read_until is null or read_until < platform_now())
    order by uploaded_at, id limit 1 for update skip locked)
  returning s.id, s.bank, s.profile_id as "profileId", s.file_id as "fileId", s.read_lines as "readLines", s.reader, s.tries`;

/** The threads have no room just now: that is no fault of the file. */
const PUT_BACK =
  'update bank_statement set read_until = null, tries = tries - 1 where id = $1 and reader = $2';

const GO_ON = `
  update bank_statement set read_until = ${LEASE}, read_lines = greatest(read_lines, coalesce($3, 0))
  where id = $1 and reader = $2 and state = 'RECEIVED' returning 1`;

const FINISH = `
  update bank_statement s set state = 'READ', form = $2, lines = c.lines, new_lines = c.new, known_lines = c.known,
    bad_lines = c.bad, payment_lines = c.payments, reader = null, read_until = null
  from (
    select count(*) as lines, count(*) filter (where verdict = 'NEW') as new,
      count(*) filter (where verdict = 'KNOWN') as known, count(*) filter (where verdict in ('BAD', 'DIFFERS')) as bad,
      count(*) filter (where verdict = 'NEW' and (kind in ('PAID', 'FAILED') or order_id is not null)) as payments
    from bank_statement_line where statement_id = $1) c
  where s.id = $1`;

const END = `
  update bank_statement set state = 'UNREADABLE', fault = $2, fault_values = $3, form = $4, ended_at = platform_now(),
    reader = null, read_until = null
  where id = $1`;
