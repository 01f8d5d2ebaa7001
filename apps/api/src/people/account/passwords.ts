import { availableParallelism } from 'node:os';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import { CONFIG, type Config } from '../../kernel/config.js';
import { refusedFor } from '../../kernel/http/index.js';
import { Line, type Place } from '../../kernel/limits/index.js';
import { PasswordThread } from './password-thread.js';

/** What a password costs to check, of every account alike: 19 MiB, two passes; about 12 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MOST_WAITING = 100;
const RETRY_SECONDS = 3;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * How many passwords are checked at once: one core is left to bids and database, and more than two threads would
 * only let strangers have more of the machine. On two cores that is one, which checks about 80 a second.
 */
export function checksAtOnce(cores = availableParallelism()): number {
  return Math.max(1, Math.min(cores - 1, 2));
}

/** Checks passwords, a few at a time, and nothing of the database is held meanwhile. */
@Injectable()
export class Passwords implements OnApplicationShutdown {
  /** Checked where nobody has the login, so that the answer costs as much. */
  private readonly nobodys = hashPassword('nobody-has-this-password');
  private readonly threads: PasswordThread[];
  private readonly idle: PasswordThread[];
  private readonly line: Line;

  constructor(@Inject(CONFIG) { capacity }: Config) {
    const atOnce = capacity.passwordChecks ?? checksAtOnce();
    this.threads = Array.from({ length: atOnce }, () => new PasswordThread());
    this.idle = [...this.threads];
    const full = () => refusedFor(RETRY_SECONDS, 'session.crowded');
    this.line = new Line({ atOnce, waiting: MOST_WAITING, full });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  /** Whether the password is that of a hash; of no hash it never is. */
  async isRight(place: Place, passwordHash: string | undefined, password: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.nobodys);
    const isRight = await this.line.run(() => this.check(compared, password), place);
    return isRight && passwordHash !== undefined;
  }

  /** The one place where a password is checked. */
  async check(passwordHash: string, password: string): Promise<boolean> {
    const thread = this.idle.pop()!;
    try {
      return await thread.check(passwordHash, password);
    } finally {
      this.idle.push(thread);
    }
  }
}
