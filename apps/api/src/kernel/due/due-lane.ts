import type { DataSource } from 'typeorm';
import { isAway } from '../db/away.js';
import type { Transactions } from '../db/transactions.js';
import { logger } from '../logger.js';
import { codeOf } from './code-of-error.js';
import { findDue, readNow, takeDue } from './due-question.js';
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

  /** What a second brings may be due before the next one: then the rest is asked for anew. */
  private async applyInOrder(rows: readonly DueRow[], round: Round, tried: Set<string>): Promise<number> {
    try {
      for (const moment of bySecond(rows)) {
        moment.forEach((row) => tried.add(nameOfRow(row)));
        await this.applyTogether(moment, round);
        if (round.applied > 0 || this.isStopping) break;
      }
    } finally {
      await letRest(this.ways.dataSource, onceEach(round.failed), round.now);
    }
    return round.applied;
  }

  /** What is due in one second goes side by side, but what belongs together. */
  private async applyTogether(rows: readonly DueRow[], round: Round): Promise<void> {
    const waiting = [...groupedBy(rows, ({ subject }) => subject).values()];
    const work = async (): Promise<void> => {
      for (let group = waiting.shift(); group && !this.isStopping; group = waiting.shift())
        for (const row of group) await this.tryOne(row, round);
    };
    const width = Math.min(this.ways.width, waiting.length);
    const ends = await Promise.allSettled(Array.from({ length: width }, work));
    const away = ends.find((end) => end.status === 'rejected');
    if (away) throw away.reason;
  }

  /** One row that cannot be applied must not hold up the others; without the database none can be. */
  private async tryOne(row: DueRow, round: Round): Promise<void> {
    const { source, id } = row;
    try {
      if (await this.applyOne(row, round.now)) round.applied += 1;
    } catch (error) {
      if (isAway(error)) throw error;
      round.failed.push({ row, error: codeOf(error) });
      logger.error({ err: error, table: source.table, id }, 'a due row could not be applied');
    }
  }

  private async applyOne(row: DueRow, now: string): Promise<boolean> {
    const { source, id } = row;
    await source.before?.(id);
    return this.ways.transactions.run(async (tx) => {
      if (!(await takeDue(tx, row, now))) return false;
      await source.apply(tx, id);
      await forgetRest(tx, row);
      return true;
    });
  }
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
