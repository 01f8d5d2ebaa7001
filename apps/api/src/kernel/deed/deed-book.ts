import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { refused } from '../http/refused-error.js';
import { keyedHash } from '../secrets/keyed-hash.js';
import type { Deed, Press } from './deed.js';

/** Thrown where a deed has been done already: nothing is done again, and this is its answer. */
export class DoneBefore extends Error {
  constructor(readonly answer: unknown) {
    super('done before');
  }
}

/** Which presses of a button have been done, and what they were answered. */
@Injectable()
export class DeedBook {
  private readonly markOf: (text: string) => string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
  ) {
    this.markOf = keyedHash(config, 'deed-content');
  }

  /** What a press of a button is to do, if nothing has been done for it yet. */
  deedOf(press: Press): Deed {
    return { ...press, once: (tx, work) => this.once(tx, press, work) };
  }

  /** Throws {@link DoneBefore} where it has been done, and refuses another content under its key. */
  async requireNew(press: Press, source: DataSource | EntityManager = this.dataSource): Promise<void> {
    const rows: { content: string; answer: unknown }[] = await source.query(
      'select content, answer from deed where account_id = $1 and route = $2 and key = $3',
      [press.accountId, press.route, press.key],
    );
    const former = rows[0];
    if (!former) return;
    if (former.content !== this.contentOf(press)) throw refused('request.idempotency-reused');
    throw new DoneBefore(former.answer);
  }

  /**
   * Does it in the transaction, and keeps its answer there. Whoever comes with the same key meanwhile, in whatever
   * process, waits for the end of it.
   */
  private async once<T>(tx: EntityManager, press: Press, work: () => Promise<T>): Promise<T> {
    const { accountId, route, key, isAnswered } = press;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `deed:${accountId}:${route}:${key}`,
    ]);
    await this.requireNew(press, tx);
    const result = await work();
    const answer = isAnswered ? JSON.stringify(result) : null;
    if (answer === undefined) throw new Error(`${route} has no answer that could be kept`);
    await tx.query(
      `insert into deed (account_id, route, key, content, answer, at)
       values ($1, $2, $3, $4, $5, platform_now())`,
      [accountId, route, key, this.contentOf(press), answer],
    );
    return result;
  }

  private contentOf({ content }: Press): string {
    return this.markOf(JSON.stringify(content));
  }
}
