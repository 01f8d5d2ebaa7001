import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Calendar, type PlainDate, isRefusal, periodFrom, recountedMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { DueRunner } from '../../kernel/due/due-runner.js';
import type { DueLaneName } from '../../kernel/due/due-source.js';
import { RefusedError, unwrap } from '../../kernel/http/index.js';
import { CalendarService } from './calendar.service.js';

/** What a row is counted anew for. */
export interface Recount {
  readonly calendar: Calendar;
  /** Days that counted before and count no more, the earliest first. */
  readonly lost: readonly PlainDate[];
  /** The notices that set them. */
  readonly source: string;
}

/** Rows of a table with a period in working days, and how one of them is counted anew. */
export interface RunningPeriods {
  readonly table: string;
  /**
   * Selects the ids of rows whose period runs and is touched; `$1` is the first lost day, `infinity` where only a year
   * has been confirmed, and `$2` whether one has.
   */
  readonly find: string;
  /** In which lane its deadlines go: what has to be counted first goes there, too. */
  readonly lane?: DueLaneName;
  recount(tx: EntityManager, id: string, recount: Recount): Promise<void>;
}

/** A change of the calendar, as periods have to know it. */
export interface CalendarShift {
  readonly lost: readonly PlainDate[];
  readonly isYearConfirmed: boolean;
  readonly source: string;
}

interface Mark {
  table_name: string;
  row_id: string;
  lost: PlainDate[];
  source: string;
}

/**
 * Counts anew what runs when the calendar changes: the change marks the rows that it touches, and the runner counts each
 * before any deadline of it may act. Source: rules §21 A15.
 */
@Injectable()
export class Recounts implements OnModuleInit {
  private readonly periods: RunningPeriods[] = [];

  constructor(
    private readonly runner: DueRunner,
    private readonly calendars: CalendarService,
  ) {}

  onModuleInit(): void {
    for (const lane of ['SESSIONS', 'OTHERS'] as const)
      this.runner.register({
        table: 'recount',
        key: 'id',
        name: '按新日历重算期限',
        lane,
        // Nobody knows what one touches besides its own row.
        of: "''",
        only: () => this.marksOf(lane),
        apply: (tx, id) => this.apply(tx, id),
      });
  }

  /** The rooms above say which periods are theirs. */
  of(...periods: readonly RunningPeriods[]): void {
    this.periods.push(...periods);
  }

  /** Marks what a change touches, in its transaction; what waited for a year is looked at again. */
  async mark(tx: EntityManager, { lost, isYearConfirmed, source }: CalendarShift): Promise<void> {
    if (isYearConfirmed)
      await tx.query('update recount set next_due_at = platform_now() where done_at is null');
    if (lost.length === 0 && !isYearConfirmed) return;
    for (const { table, find } of this.periods)
      await tx.query(
        `insert into recount (id, table_name, row_id, lost, source, marked_at, next_due_at)
         select gen_random_uuid(), $3, found.id::text, $4, $5, platform_now(), platform_now()
         from (${find}) found (id) where $1::date is not null and $2::boolean is not null
         on conflict (table_name, row_id) where done_at is null do update set
           lost = (select array_agg(distinct day order by day) from unnest(recount.lost || excluded.lost) day),
           source = case when recount.source = excluded.source then recount.source
             else concat_ws('、', recount.source, excluded.source) end,
           next_due_at = excluded.next_due_at`,
        [lost[0] ?? 'infinity', isYearConfirmed, table, lost, source],
      );
  }

  /** In SQL, which marks go in a lane. */
  private marksOf(lane: DueLaneName): string {
    const tables = this.periods.filter((one) => one.lane === 'SESSIONS').map(({ table }) => `'${table}'`);
    const isOfSessions = `recount.table_name in (${["''", ...tables].join(', ')})`;
    return lane === 'SESSIONS' ? isOfSessions : `not ${isOfSessions}`;
  }

  private async apply(tx: EntityManager, id: string): Promise<void> {
    const [mark]: [Mark] = await tx.query(
      'select table_name, row_id, lost, source from recount where id = $1',
      [id],
    );
    const isDone = await this.tryToCount(tx, mark);
    await tx.query(
      'update recount set next_due_at = null, done_at = case when $2 then platform_now() end where id = $1',
      [id, isDone],
    );
  }

  /** Nothing is guessed: what runs past the confirmed calendar stays marked until the next year's notice is in. */
  private async tryToCount(tx: EntityManager, { table_name, row_id, lost, source }: Mark): Promise<boolean> {
    const recount = { calendar: await this.calendars.load(tx), lost, source };
    await tx.query('savepoint counting');
    try {
      for (const periods of this.periods.filter(({ table }) => table === table_name))
        await periods.recount(tx, row_id, recount);
      return true;
    } catch (error) {
      if (!isUncovered(error)) throw error;
      await tx.query('rollback to savepoint counting');
      return false;
    }
  }
}

function isUncovered(error: unknown): boolean {
  return error instanceof RefusedError && error.faults.some(({ code }) => code === 'calendar.uncovered');
}

/** Moments of a table that are counted in working days from one that began them. */
export interface CountedColumns {
  readonly table: string;
  readonly key?: string;
  /** The column, or the expression, of the moment from which is counted. */
  readonly began: string;
  readonly ends: readonly string[];
  /** Whether a row's period runs, in SQL. */
  readonly runs: string;
  /** For what could not be counted when it began: how many days it had, where it has an end of its own. */
  daysOf?(tx: EntityManager, id: string): Promise<number | null>;
}

/** Periods that are nothing but columns of a row: each end moves by the days that it has lost. */
export function countedColumns(columns: CountedColumns): RunningPeriods {
  const { table, key = 'id', runs, ends, began } = columns;
  const dayOf = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`;
  const isTouched = ends.map((end) => `${dayOf(end)} >= $1::date`).join(' or ');
  const isUncounted = columns.daysOf ? ` or ($2 and ${ends[0]} is null)` : '';
  const selected = ends.map((end, index) => `${end} as end_${index}`).join(', ');
  return {
    table,
    find: `select ${key} from ${table} where (${runs}) and (${isTouched}${isUncounted})`,
    async recount(tx, id, { calendar, lost }) {
      const rows: Record<string, Date | null>[] = await tx.query(
        `select ${began} as began, ${selected} from ${table} where ${key} = $1 and (${runs}) for update`,
        [id],
      );
      const row = rows[0];
      if (!row?.['began']) return;
      const moved = await Promise.all(
        ends.map(async (_, index) => {
          const endsAt = row[`end_${index}`];
          if (!endsAt) return index === 0 ? countFirst(tx, id, row['began']!) : null;
          const period = { began: row['began']!.getTime(), endsAt: endsAt.getTime() };
          return new Date(unwrap(recountedMoment(calendar, period, lost)));
        }),
      );
      const set = ends.map((end, index) => `${end} = $${index + 2}`).join(', ');
      await tx.query(`update ${table} set ${set} where ${key} = $1`, [id, ...moved]);

      async function countFirst(tx: EntityManager, id: string, began: Date): Promise<Date | null> {
        const days = (await columns.daysOf?.(tx, id)) ?? null;
        const period = days === null ? null : periodFrom(calendar, began.getTime(), days);
        return period && !isRefusal(period) ? new Date(period.endAt) : null;
      }
    },
  };
}
