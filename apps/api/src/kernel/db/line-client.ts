import pg from 'pg';
import { DatabaseAway, sqlStateOf, toAway } from './away.js';

/** What a connection has to know of the line that it is part of. */
export interface Line {
  readonly isAway: boolean;
  readonly connections: Set<LineConnection>;
  heard(): void;
  /** A connection broke, or could not be made. */
  lost(): void;
}

export interface LineConnection {
  /** A reading of `performance.now()`: since when it has been waiting for an answer; nothing while it is idle. */
  readonly waitingSince: number | undefined;
  /** Ends it at once; whatever it was asked fails. */
  drop(): void;
}

type Callback = (error: unknown, result?: pg.QueryResult) => void;
type Ask = (...given: unknown[]) => Promise<pg.QueryResult>;

/**
 * The driver's client, as part of a line: asked while the database is away it fails at once, and what it waits for
 * can be seen and ended from outside. The driver's own `query_timeout` is of no use for that: it hands a connection
 * back in the middle of an open transaction, and whoever gets it next commits that one with his own.
 */
export function clientOf(line: Line): typeof pg.Client {
  return class extends pg.Client implements LineConnection {
    waitingSince: number | undefined;
    private waitingFor = 0;
    /** What is asked while an answer is awaited waits for its turn. */
    private last: Promise<unknown> = Promise.resolve();

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const connect = this.connect.bind(this) as () => Promise<unknown>;
      const ask = this.query.bind(this) as unknown as Ask;
      this.connect = ((done?: Callback) => this.connectThrough(connect, done)) as typeof this.connect;
      this.query = ((...given: unknown[]) => this.askThrough(ask, given)) as typeof this.query;
      line.connections.add(this);
      this.once('end', () => line.connections.delete(this));
    }

    drop(): void {
      this.connection.stream.destroy(new DatabaseAway());
    }

    private connectThrough(connect: () => Promise<unknown>, done?: Callback): Promise<this> | undefined {
      const connected = this.connected(connect);
      if (!done) return connected;
      connected.then(() => done(null), done);
      return undefined;
    }

    private async connected(connect: () => Promise<unknown>): Promise<this> {
      try {
        if (line.isAway) throw new DatabaseAway();
        await connect();
        return this;
      } catch (error) {
        line.connections.delete(this);
        if (!sqlStateOf(error)) line.lost();
        throw toAway(error);
      }
    }

    private askThrough(ask: Ask, given: unknown[]): Promise<pg.QueryResult> | undefined {
      const callback = typeof given.at(-1) === 'function' ? (given.pop() as Callback) : undefined;
      const answer = line.isAway ? Promise.reject(new DatabaseAway()) : this.watched(ask, given);
      if (!callback) return answer;
      answer.then((result) => callback(null, result), callback);
      return undefined;
    }

    private async watched(ask: Ask, given: unknown[]): Promise<pg.QueryResult> {
      this.waitingSince ??= performance.now();
      this.waitingFor += 1;
      try {
        const answer = this.waitingFor > 1 ? this.last.then(() => ask(...given)) : ask(...given);
        this.last = answer.catch(() => undefined);
        const result = await answer;
        line.heard();
        requireCommitted(given[0], result);
        return result;
      } catch (error) {
        if (sqlStateOf(error)) line.heard();
        else line.lost();
        throw toAway(error);
      } finally {
        this.waitingFor -= 1;
        if (this.waitingFor === 0) this.waitingSince = undefined;
      }
    }
  };
}

/** A transaction in which something failed answers its commit by rolling back, without an error. */
function requireCommitted(text: unknown, { command }: pg.QueryResult): void {
  if (text === 'COMMIT' && command === 'ROLLBACK')
    throw new Error('a transaction was committed after something in it had failed');
}
