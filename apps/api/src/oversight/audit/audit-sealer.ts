import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type AuditHead, FIRST_AUDIT_HASH, linkOn } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { Settled } from '../../kernel/db/index.js';
import { Recurring } from '../../kernel/recurring.js';
import { PublicDays } from '../../publicity/notice/index.js';
import { ENTRY_DIGEST, type LinkRow } from './audit-rows.js';

const TICK_MS = 1_000;
const ENTRIES_AT_ONCE = 1_000;
/** One process at a time; whoever comes second has nothing to do. */
const TAKE_TURN = 'select pg_try_advisory_xact_lock(640156) as is_mine';

/** Gives every entry its place in the chain, in the order of their numbers, a moment after it was written. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly settled: Settled;
  private sealedUpTo = 0n;
  private readonly loop = new Recurring('audit', TICK_MS, () => this.seal());

  constructor(
    private readonly dataSource: DataSource,
    days: PublicDays,
  ) {
    this.settled = new Settled(dataSource, 'audit_entry', 'seq');
    days.signWith(async (tx) => (await readHead(tx)).head);
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
}

/** How many got their place; nothing where another process is at it. */
async function sealBatch(tx: EntityManager, upTo: bigint): Promise<number | undefined> {
  const [turn]: { is_mine: boolean }[] = await tx.query(TAKE_TURN);
  if (!turn!.is_mine) return undefined;
  const { head, lastSeq } = await readHead(tx);
  const entries: { seq: string; digest: string }[] = await tx.query(
    `select e.seq, ${ENTRY_DIGEST} as digest from audit_entry e where e.seq > $1 and e.seq <= $2
     order by e.seq limit ${ENTRIES_AT_ONCE}`,
    [lastSeq, upTo.toString()],
  );
  const start = head ?? { position: 0, hash: FIRST_AUDIT_HASH };
  const links = linkOn(
    start,
    entries.map(({ seq, digest }) => ({ seq: Number(seq), digest })),
    sha256,
  );
  if (links.length === 0) return 0;
  await tx.query(
    `insert into audit_link (position, seq, digest, hash)
     select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])`,
    [
      links.map(({ position }) => position),
      links.map(({ seq }) => seq),
      links.map(({ digest }) => digest),
      links.map(({ hash }) => hash),
    ],
  );
  return links.length;
}

/** The last link, and the entry it stands for. */
async function readHead(tx: EntityManager): Promise<{ head: AuditHead | undefined; lastSeq: string }> {
  const [last]: LinkRow[] = await tx.query('select * from audit_link order by position desc limit 1');
  return last
    ? { head: { position: Number(last.position), hash: last.hash }, lastSeq: last.seq }
    : { head: undefined, lastSeq: '0' };
}
