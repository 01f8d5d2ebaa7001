import type { DataSource, EntityManager } from 'typeorm';
import { isAway } from '../db/away.js';
import type { Transactions } from '../db/transactions.js';
import { logger } from '../logger.js';
import { codeOf } from './code-of-error.js';
import { findDue, findNextDue, readNow, takeDue } from './due-question.js';
import { forgetRest, letRest, onceEach } from './due-rests.js';
import { type DueRow, type DueSource, type FailedRow, nameOfRow } from './due-source.js';

/** Where a lane asks and writes, and how many rows it has under way at once. */
interface Ways {
  readonly dataSource: DataSource;
  readonly transactions: Transactions;
  readonly width: number;
}

/** What one round has to do with, and what it has done. */
interface Round {
  readonly sources: readonly DueSource[];
  readonly now: string;
  readonly failed: FailedRow[];
  applied: number;
}

/** Applies what is due of some sources, in rounds: each row at most once a round, the earliest first. */
export class DueLane {
  /** While whoever runs it comes to an end no further row is begun. */
  isStopping = false;

  constructor(private readonly ways: Ways) {}

  /** One round over everything that is due; returns how many rows it applied. */
  async round(sources: readonly DueSource[]): Promise<number> {
    const { dataSource } = this.ways;
    const tried = new Set<string>();
    const left = new Set<string>();
    let applied = 0;
    while (!this.isStopping) {
      const now = await readNow(dataSource);
      const found = await findDue(dataSource, sources, { now, left: [...left] });
      // What comes again was held by another process, or has not moved on.
      const rows = found.filter((row) => !tried.has(nameOfRow(row)));
      found.filter((row) => tried.has(nameOfRow(row))).forEach((row) => left.add(nameOfRow(row)));
      if (found.length === 0) break;
      applied += await this.applyInOrder(rows, { sources, now, failed: [], applied: 0 }, tried);
    }
    return applied;
  }

  private async applyInOrder(rows: readonly DueRow[], round: Round, tried: Set<string>): Promise<number> {
    const moments = bySecond(rows);
    try {
      for (const [index, moment] of moments.entries()) {
        moment.forEach((row) => tried.add(nameOfRow(row)));
        await this.applyMoment(moment, round);
        const next = moments[index + 1]?.[0];
        if (this.isStopping || (next && round.applied > 0 && (await this.comesBefore(next, round)))) break;
      }
    } finally {
      await letRest(this.ways.dataSource, onceEach(round.failed), round.now);
    }
    return round.applied;
  }

  /** What a second brings may be due before the next one: then the rest is asked for anew. */
  private async comesBefore(next: DueRow, { sources, now }: Round): Promise<boolean> {
    if (next.failures > 0) return true;
    const at = await findNextDue(this.ways.dataSource, sources, now);
    return at !== null && at < new Date(next.dueAt);
  }

  /** What is due in one second goes side by side, but what belongs together. */
  private async applyMoment(rows: readonly DueRow[], round: Round): Promise<void> {
    const waiting = worksOf(rows);
    const work = async (): Promise<void> => {
      for (let steps = waiting.shift(); steps && !this.isStopping; steps = waiting.shift())
        for (const pack of steps) await this.tryPack(pack, round);
    };
    const width = Math.min(this.ways.width, waiting.length);
    const ends = await Promise.allSettled(Array.from({ length: width }, work));
    const away = ends.find((end) => end.status === 'rejected');
    if (away) throw away.reason;
  }

  /**
   * A row that cannot be applied must not hold up the others: a pack in which one fails is applied in small ones, and of
   * those each that fails row by row. Without the database none can be.
   */
  private async tryPack(pack: Pack, round: Round): Promise<void> {
    try {
      const applied = await this.apply(pack, round.now);
      round.applied += applied;
    } catch (error) {
      if (isAway(error)) throw error;
      if (pack.length > 1) {
        logger.warn(
          { err: error, table: pack[0]!.source.table, rows: pack.length },
          'a pack is applied in smaller ones',
        );
        const size = pack.length > SMALL_PACK ? SMALL_PACK : 1;
        for (const smaller of packsOf(pack, size)) await this.tryPack(smaller, round);
        return;
      }
      const row = pack[0]!;
      const { source, id } = row;
      round.failed.push({ row, error: codeOf(error) });
      logger.error({ err: error, table: source.table, id }, 'a due row could not be applied');
    }
  }

  /** All of a pack in one transaction, or nothing. Returns how many of its rows were still to be applied. */
  private async apply(pack: Pack, now: string): Promise<number> {
    for (const { source, id } of pack) await source.before?.(id);
    return this.ways.transactions.run(async (tx) => {
      const taken = await takeDue(tx, pack, now);
      await allSettled(taken.map((row) => applyRow(tx, row)));
      return taken.length;
    });
  }
}

/** Rows of one source that are applied in one transaction. */
type Pack = readonly DueRow[];

/** Enough that a statement costs each of them little, few enough that nobody waits long for what they hold. */
const MOST_OF_A_PACK = 50;
/** The parts of one that failed: where one row is at fault few are done again, where all are, each no more than three times. */
const SMALL_PACK = 8;

/** What can be done side by side: packs, and one row after the other of what several rows have in common. */
function worksOf(rows: readonly DueRow[]): Pack[][] {
  const works: Pack[][] = [];
  const packs = new Map<DueSource, DueRow[]>();
  for (const group of groupedBy(rows, ({ subject }) => subject).values()) {
    const { source, isTogether } = group[0]!;
    if (group.length > 1 || !isTogether) works.push(group.map((row) => [row]));
    else packs.set(source, [...(packs.get(source) ?? []), ...group]);
  }
  for (const all of packs.values()) works.push(...packsOf(all, MOST_OF_A_PACK).map((pack) => [pack]));
  return works;
}

function packsOf(rows: readonly DueRow[], size: number): Pack[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}

async function applyRow(tx: EntityManager, row: DueRow): Promise<void> {
  await row.source.apply(tx, row.id);
  await forgetRest(tx, row);
}

/** Throws what the first of them threw, but not before all have come to their end. */
async function allSettled(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** In the order in which they come; a second is the finest that a deadline says. */
function bySecond(rows: readonly DueRow[]): DueRow[][] {
  const second = ({ dueAt, failures }: DueRow) => `${failures > 0} ${dueAt.replace(/\.\d+/, '')}`;
  return [...groupedBy(rows, second).values()];
}

function groupedBy(rows: readonly DueRow[], nameOf: (row: DueRow) => string): Map<string, DueRow[]> {
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return groups;
}
