import { randomBytes } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JOURNAL_START, type JournalHead, chainOn, journalRootText } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { Settled } from '../../kernel/db/index.js';
import { Recurring } from '../../kernel/recurring.js';
import { JOURNAL_ENTRIES, type JournalRow, toJournalEntry } from './journal-rows.js';

const TICK_MS = 1_000;
const ENTRIES_AT_ONCE = 1_000;
const SALT_BYTES = 32;
/** One process at a time; whoever comes second has nothing to do. */
const TAKE_TURN = 'select pg_try_advisory_xact_lock(640157) as is_mine';

/** Gives every entry its place in the journal's chain, a moment after it was written, and says what is signed of it. */
@Injectable()
export class LedgerChain implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly settled: Settled;
  private sealedUpTo = 0n;
  private readonly loop = new Recurring('journal', TICK_MS, () => this.seal());

  constructor(private readonly dataSource: DataSource) {
    this.settled = new Settled(dataSource, 'ledger_entry', 'id');
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Returns how many entries got their place. */
  async seal(): Promise<number> {
    const upTo = await this.settled.upTo();
    let count = 0;
    while (upTo > this.sealedUpTo) {
      const done = await this.dataSource.transaction((tx) => sealBatch(tx, upTo));
      if (done === undefined) break;
      count += done;
      if (done < ENTRIES_AT_ONCE) this.sealedUpTo = upTo;
    }
    return count;
  }

  /** What is signed with the noon of a day: a hash of where the journal stands that says nothing to whoever sees it. */
  async rootOf(tx: EntityManager, day: string): Promise<string> {
    const { position, hash } = await readHead(tx);
    const salt = randomBytes(SALT_BYTES).toString('hex');
    const root = sha256(journalRootText(day, { position, hash }, salt));
    await tx.query('insert into ledger_noon (day, position, hash, salt, root) values ($1, $2, $3, $4, $5)', [
      ...[day, position, hash, salt, root],
    ]);
    return root;
  }
}

/** How many got their place; nothing where another process is at it. */
async function sealBatch(tx: EntityManager, upTo: bigint): Promise<number | undefined> {
  const [turn]: { is_mine: boolean }[] = await tx.query(TAKE_TURN);
  if (!turn!.is_mine) return undefined;
  const { lastId, ...head } = await readHead(tx);
  const rows: JournalRow[] = await tx.query(
    `${JOURNAL_ENTRIES} where e.id > $1 and e.id <= $2 order by e.id limit ${ENTRIES_AT_ONCE}`,
    [lastId, upTo.toString()],
  );
  if (rows.length === 0) return 0;
  const heads = chainOn(head, rows.map(toJournalEntry), sha256);
  await tx.query(
    'insert into ledger_link (position, entry_id, hash) select * from unnest($1::bigint[], $2::bigint[], $3::text[])',
    [heads.map(({ position }) => position), rows.map(({ id }) => id), heads.map(({ hash }) => hash)],
  );
  return rows.length;
}

/** The last place that was given, and the entry that stands there. */
async function readHead(tx: EntityManager): Promise<JournalHead & { readonly lastId: string }> {
  const [last]: { position: string; entry_id: string; hash: string }[] = await tx.query(
    'select position, entry_id, hash from ledger_link order by position desc limit 1',
  );
  return last
    ? { position: Number(last.position), hash: last.hash, lastId: last.entry_id }
    : { ...JOURNAL_START, lastId: '0' };
}
