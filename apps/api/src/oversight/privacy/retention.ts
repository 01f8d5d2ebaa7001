import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  RETENTIONS,
  RETENTION_KINDS,
  type Retention,
  type RetentionKind,
  keptByRules,
  kindsOfJob,
} from '@helan/domain';
import type { RetentionReportView, RetentionRunView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { logger } from '../../kernel/logger.js';
import { Recurring } from '../../kernel/recurring.js';
import { FileErasure } from '../../kernel/storage/file-erasure.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { RETENTION_WORK, type RetentionWork } from './retention-work.js';

const PAUSE_MS = 3_600_000;
/** Rows that one transaction erases. */
const A_BATCH = 500;
/** Batches of one kind in one round; the rest comes with the next. */
const BATCHES_A_ROUND = 200;
const RUNS_SHOWN = 100;

const ERASED_BY = {
  JOB: '由到期删除的任务办',
  ROOM: '由记它的地方自己办',
  CLOSING: '注销时删除',
  ARCHIVE: '按档案鉴定、销毁的规定',
} as const;

interface Erased {
  readonly erased: number;
  /** Papers that have gone with it. */
  readonly files?: readonly string[];
}

/** Erases what has been kept long enough; any number of processes, bounded batches, a report that stays. Source: rules §13.1. */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('retention', PAUSE_MS, () => this.run());
  private readonly works = new Map<string, RetentionWork>(Object.entries(RETENTION_WORK));

  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileErasure,
    private readonly parameters: ParameterService,
  ) {}

  /** Rooms above this one say how what they keep is erased. */
  eraseWith(kind: RetentionKind, work: RetentionWork): void {
    this.works.set(kind, work);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One round over every kind; a kind that fails stops none of the others. */
  async run(): Promise<void> {
    for (const { kind, days } of kindsOfJob())
      await this.erase(kind, days).catch((error: unknown) =>
        logger.error({ err: error, kind }, 'data that is over could not be erased'),
      );
  }

  async report(): Promise<RetentionReportView> {
    const rows: { id: string; day: string; kind: RetentionKind; erased: number; held: number }[] =
      await this.dataSource.query(
        `select id, day::text, kind, erased, held from retention_run order by day desc, kind limit ${RUNS_SHOWN}`,
      );
    const runs: RetentionRunView[] = rows.map(({ kind, ...row }) => ({
      ...row,
      title: RETENTIONS[kind].title,
    }));
    const rulebook = await this.parameters.rulebook();
    const kinds = RETENTION_KINDS.map((kind) => {
      const row: Retention = RETENTIONS[kind];
      return {
        kind,
        title: row.title,
        why: row.why,
        kept: keptByRules(kind, rulebook),
        source: row.source,
        erasedByName: ERASED_BY[row.erasedBy],
        heldBy: row.heldBy ?? null,
      };
    });
    return { kinds, runs };
  }

  private async erase(kind: RetentionKind, days: number): Promise<void> {
    const work = this.works.get(kind);
    if (!work) throw new Error(`nothing erases ${kind}`);
    for (let batch = 0; batch < BATCHES_A_ROUND; batch += 1) {
      const { count, contents } = await this.dataSource.transaction(async (tx) => {
        const [{ erased, files = [] }]: [Erased] = await tx.query(work.erase, [days, A_BATCH]);
        const held = batch === 0 && work.held ? await countHeld(tx, work.held, days) : 0;
        if (erased > 0 || held > 0) await note(tx, kind, erased, held);
        return { count: erased, contents: await this.files.erase(tx, files) };
      });
      await this.files.remove(contents);
      if (count < A_BATCH) return;
    }
  }
}

async function countHeld(tx: EntityManager, sql: string, days: number): Promise<number> {
  const [{ held }]: [{ held: number }] = await tx.query(sql, [days]);
  return held;
}

/** A day and a kind have one row, whichever processes have been at it. */
async function note(tx: EntityManager, kind: RetentionKind, erased: number, held: number): Promise<void> {
  await tx.query(
    `insert into retention_run as r (id, day, kind, erased, held, at)
     values ($1, (platform_now() at time zone 'Asia/Shanghai')::date, $2, $3, $4, platform_now())
     on conflict (day, kind) do update set erased = r.erased + excluded.erased,
       held = greatest(r.held, excluded.held), at = excluded.at
     where excluded.erased > 0 or excluded.held > r.held`,
    [randomUUID(), kind, erased, held],
  );
}
