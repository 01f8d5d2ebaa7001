import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Lane } from '../db/lane.js';
import { Transactions } from '../db/transactions.js';
import { Recurring } from '../recurring.js';
import { DueLane } from './due-lane.js';
import { findNextDue } from './due-question.js';
import type { DueLaneName, DueSource } from './due-source.js';

export type { DueSource } from './due-source.js';

/** The connections of what ends and begins sessions. */
export const SESSION_CONNECTIONS = Symbol('SESSION_CONNECTIONS');

const TICK_MS = 200;
/** Rows under way at once: sessions leave a connection for the question, and a notice of theirs waits behind one pack. */
const WIDTH: Readonly<Record<DueLaneName, number>> = { SESSIONS: 3, OTHERS: 2 };
/** What is due again and again would never let whoever waits for everything go. */
const MOST_ROUNDS = 100;

/**
 * The one runner of deadlines. Any number of replicas may run it: a row is claimed under its lock, and one
 * that another process holds is skipped. Decision: docs/decisions/0017-deadlines-in-lanes.md.
 */
@Injectable()
export class DueRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  /** In the order in which they were registered. */
  readonly sources: DueSource[] = [];
  private readonly lanes: Readonly<Record<DueLaneName, DueLane>>;
  private readonly last: Record<DueLaneName, Promise<unknown>> = {
    SESSIONS: Promise.resolve(),
    OTHERS: Promise.resolve(),
  };
  private readonly loops: readonly Recurring[];

  constructor(
    private readonly dataSource: DataSource,
    transactions: Transactions,
    @Inject(SESSION_CONNECTIONS) sessions: Lane,
  ) {
    this.lanes = {
      SESSIONS: new DueLane({ ...sessions, width: WIDTH.SESSIONS }),
      OTHERS: new DueLane({ dataSource, transactions, width: WIDTH.OTHERS }),
    };
    this.loops = [
      new Recurring('due-sessions', TICK_MS, () => this.tick('SESSIONS')),
      new Recurring('due', TICK_MS, () => this.tick('OTHERS')),
    ];
  }

  register(source: DueSource): void {
    this.sources.push(source);
  }

  onApplicationBootstrap(): void {
    this.loops.forEach((loop) => loop.start());
  }

  async onApplicationShutdown(): Promise<void> {
    const lanes = Object.values(this.lanes);
    for (const lane of lanes) lane.isStopping = true;
    await Promise.all(this.loops.map((loop) => loop.stop()));
    for (const lane of lanes) lane.isStopping = false;
  }

  /**
   * Applies everything that is due, of both lanes in one order, the earliest first, and what that makes due at once.
   * Returns how many rows it applied. One round of a lane at a time in this process: whoever asks during one waits
   * for it and gets his own.
   */
  runDue(): Promise<number> {
    const { SESSIONS, OTHERS } = this.last;
    const all = Promise.all([SESSIONS, OTHERS]).then(() => this.runAll());
    this.last.SESSIONS = this.last.OTHERS = all.catch(() => undefined);
    return all;
  }

  /** The earliest moment at which something will be due, over all sources; what rests is not counted. */
  nextDueAt(): Promise<Date | null> {
    return findNextDue(this.dataSource, this.sources);
  }

  private tick(name: DueLaneName): Promise<number> {
    const sources = this.sources.filter(({ lane = 'OTHERS' }) => lane === name);
    const round = this.last[name].then(() => this.lanes[name].round(sources));
    this.last[name] = round.catch(() => undefined);
    return round;
  }

  private async runAll(): Promise<number> {
    let applied = 0;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const count = await this.lanes.OTHERS.round(this.sources);
      if (count === 0) break;
      applied += count;
    }
    return applied;
  }
}
