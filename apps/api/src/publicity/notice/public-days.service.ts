import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  FIRST_ROOT,
  HashTree,
  OFFERING_KINDS,
  type ProvedDay,
  type PublicDay,
  addDays,
  dayText,
  shanghaiDate,
  shanghaiInstant,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { LedgerChain } from '../../money/ledger/index.js';
import { findPaths, keepLeaves } from './public-day-leaves.js';

/** The board is signed at noon: a day on which a notice stood at noon is a day on which it was public. */
const SIGNED_AT = '12:00';

type AuditHeadOf = (tx: EntityManager) => Promise<PublicDay['audit'] | undefined>;

/** With the place of a notice among those of the day, where it stood. */
interface StoodRow extends DayRow {
  place: number | null;
}

interface DayRow {
  day: string;
  prev_day: string | null;
  prev_root: string;
  tree_root: string;
  count: number;
  root: string;
  signature: string;
  signed_at: Date;
  audit_position: string | null;
  audit_hash: string | null;
  ledger_root: string | null;
}

const COLUMNS = `to_char(day, 'YYYY-MM-DD') as day, to_char(prev_day, 'YYYY-MM-DD') as prev_day, prev_root, tree_root,
  count, root, signature, signed_at, audit_position, audit_hash, ledger_root`;

/** Signs every day's list of public notices, each day tied to the one before; a day that passes unsigned is missed. */
@Injectable()
export class PublicDays implements OnApplicationBootstrap {
  private auditHead: AuditHeadOf = () => Promise.resolve(undefined);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly press: PaperPress,
    private readonly journal: LedgerChain,
    runner: DueRunner,
  ) {
    runner.register({
      table: 'board_clock',
      key: 'only_row',
      name: '公示榜的每日签名',
      apply: (tx) => this.sign(tx),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const at = (await this.clock.now()).getTime();
    await this.dataSource.query(
      'insert into board_clock (next_due_at) values ($1) on conflict (only_row) do nothing',
      [nextSigning(at)],
    );
  }

  /** What else is signed with the board: where the chain over all changes stands. Those who keep it say how. */
  signWith(auditHead: AuditHeadOf): void {
    this.auditHead = auditHead;
  }

  /** The newest signed days, the latest first. */
  async list(limit: number): Promise<ProvedDay[]> {
    const rows: DayRow[] = await this.dataSource.query(
      `select ${COLUMNS} from public_day order by public_day.day desc limit $1`,
      [limit],
    );
    return rows.map((row) => toDay(row));
  }

  /** The first day that was signed since then, whose root holds all that came before it; else the newest, if any. */
  async firstSince(at: Date): Promise<{ day: string; root: string } | null> {
    const [found] = await this.dataSource.query<{ day: string; root: string }[]>(
      `(select 1 as place, to_char(d.day, 'YYYY-MM-DD') as day, d.root from public_day d where d.signed_at >= $1
        order by d.day limit 1)
       union all
       (select 2, to_char(d.day, 'YYYY-MM-DD'), d.root from public_day d order by d.day desc limit 1)
       order by place`,
      [at],
    );
    return found ? { day: found.day, root: found.root } : null;
  }

  /** The run of days from the first on which a notice stood to the day after the last; empty before the first noon. */
  async daysOf(contentHash: string): Promise<ProvedDay[]> {
    const rows: StoodRow[] = await this.dataSource.query(
      `with stood as (select day, place from public_day_leaf where hash = $1)
       select ${COLUMNS}, stood.place from public_day left join stood using (day)
       where public_day.day between (select min(day) from stood) and (select max(day) + 1 from stood)
       order by public_day.day`,
      [contentHash],
    );
    const leaves = rows.flatMap(({ day, place, count }) => (place === null ? [] : [{ day, place, count }]));
    const paths = await findPaths(this.dataSource, leaves);
    return rows.map((row) => {
      const path = paths.get(row.day);
      return { ...toDay(row), ...(path ? { path } : {}) };
    });
  }

  private async sign(tx: EntityManager): Promise<void> {
    const at = await this.clock.now(tx);
    const day = shanghaiDate(at.getTime());
    if (at.getTime() >= shanghaiInstant(day, SIGNED_AT)) await this.signDay(tx, day, at);
    await tx.query('update board_clock set next_due_at = $1', [nextSigning(at.getTime())]);
  }

  private async signDay(tx: EntityManager, day: string, at: Date): Promise<void> {
    const last: DayRow[] = await tx.query(
      `select ${COLUMNS} from public_day order by public_day.day desc limit 1`,
    );
    const before = last[0];
    if (before && before.day >= day) return;
    const leaves = await this.standing(tx, before?.signed_at ?? null);
    const tree = new HashTree(leaves, sha256);
    const audit = await this.auditHead(tx);
    const signed: PublicDay = {
      day,
      prevDay: before?.day ?? null,
      prevRoot: before?.root ?? FIRST_ROOT,
      treeRoot: tree.root,
      count: leaves.length,
      signedAt: at.toISOString(),
      ...(audit ? { audit } : {}),
      ledger: await this.journal.rootOf(tx, day),
    };
    const root = sha256(dayText(signed));
    await tx.query(
      `insert into public_day (day, prev_day, prev_root, tree_root, count, root, signature, signed_at, audit_position,
                               audit_hash, ledger_root)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        day,
        signed.prevDay,
        signed.prevRoot,
        signed.treeRoot,
        signed.count,
        root,
        await this.press.signText(root),
        at,
        signed.audit?.position ?? null,
        signed.audit?.hash ?? null,
        signed.ledger,
      ],
    );
    await keepLeaves(tx, { day, leaves, tree });
  }

  /** Hashes of what stands: offers of listed lots that no change has replaced, results in publicity, and whatever is new. */
  private async standing(tx: EntityManager, since: Date | null): Promise<string[]> {
    const rows: { content_hash: string }[] = await tx.query(
      `select content_hash from (
         select n.content_hash, n.published_at, n.no from lot l join notice n on n.lot_id = l.id
         where l.state = 'LISTED' and n.kind = any($1) and not exists (
           select from notice later where later.lot_id = n.lot_id and later.kind = 'CHANGE'
             and later.published_at > n.published_at)
         union
         select n.content_hash, n.published_at, n.no from lot l join notice n on n.lot_id = l.id
         where l.state = 'RESULT_PUBLICITY' and n.kind = 'RESULT'
         union
         select content_hash, published_at, no from notice
         where published_at > coalesce($2::timestamptz, '-infinity')) standing
       order by published_at, no`,
      [OFFERING_KINDS, since],
    );
    return rows.map((row) => row.content_hash);
  }
}

/** The next noon after a moment. */
function nextSigning(at: number): Date {
  const day = shanghaiDate(at);
  const noon = shanghaiInstant(day, SIGNED_AT);
  return new Date(at < noon ? noon : shanghaiInstant(addDays(day, 1), SIGNED_AT));
}

function toDay(row: DayRow): ProvedDay {
  return {
    day: row.day,
    prevDay: row.prev_day,
    prevRoot: row.prev_root,
    treeRoot: row.tree_root,
    count: row.count,
    signedAt: row.signed_at.toISOString(),
    ...(row.audit_hash === null
      ? {}
      : { audit: { position: Number(row.audit_position), hash: row.audit_hash } }),
    ...(row.ledger_root === null ? {} : { ledger: row.ledger_root }),
    root: row.root,
    signature: row.signature,
  };
}
