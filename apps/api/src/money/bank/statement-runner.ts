import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Recurring } from '../../kernel/recurring.js';
import { StatementReader } from './statement-reader.js';
import { StatementTaker } from './statement-taker.js';

const PAUSE_MS = 500;

/** So many batches of one process are under way at once: while one waits for the database another makes ready. */
const LANES = 2;

/** Reads files of the bank, one at a time, and takes them in, in any number of processes. */
@Injectable()
export class StatementRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('bank-statements', PAUSE_MS, () => this.runAll());
  private isStopping = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly reader: StatementReader,
    private readonly taker: StatementTaker,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.loop.stop();
  }

  /** Everything that waits, one round of this process at a time. */
  runAll(): Promise<void> {
    const round = this.running.then(() => this.round());
    this.running = round.catch(() => undefined);
    return round;
  }

  private async round(): Promise<void> {
    while (!this.isStopping && (await this.reader.readOne()));
    await Promise.all(Array.from({ length: LANES }, () => this.takeAll()));
  }

  private async takeAll(): Promise<void> {
    while (!this.isStopping && (await this.taker.takeOne()));
  }
}
