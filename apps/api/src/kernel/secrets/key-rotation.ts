import { setTimeout as wait } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { FieldCipher } from './field-cipher.js';
import { readKeyRows, type KeyRow } from './field-key-register.js';
import { newestKnown } from './field-keys.js';
import { type Batch, type SealedTable, readSealedTables } from './sealed-tables.js';

const LOCK_KEY = 640_139;
const ROWS_A_BATCH = 200;
/** Between two rounds over rows that somebody else has locked. */
const PATIENCE_MS = 50;
const NOT_AVAILABLE = '55P03';
const STATES: readonly KeyRow['state'][] = ['OPEN', 'CLOSED', 'LEAVING', 'EMPTY'];

type Say = (line: string) => void;

/**
 * Seals everything anew with the newest key, and takes away what was hashed with the one before, while the platform
 * runs. Each batch is a transaction of its own; rows that somebody else has locked are left for the next round, so
 * that nobody ever waits for this while it waits for him. Killed at any point it goes on where it was when it is
 * started again. What the steps are for says migration 0039.
 */
export class KeyRotation {
  constructor(
    private readonly client: ClientBase,
    private readonly cipher: FieldCipher,
    private readonly say: Say,
    private readonly rows = ROWS_A_BATCH,
  ) {}

  /** Returns how many rows were sealed anew. Throws one sentence where the exchange cannot begin. */
  async run(): Promise<number> {
    await this.lockOut();
    const former = await this.former();
    if (!former) {
      this.say(`全部资料已经是第 ${this.cipher.newest} 版密钥，没有要换的。`);
      return 0;
    }
    await this.requireEverybodyKnows();
    const tables = await readSealedTables(this.client);
    let count = await this.resealAll(tables);
    await this.move(former, 'CLOSED');
    await this.untilWritersEnd(tables);
    count += await this.resealAll(tables);
    await this.move(former, 'LEAVING');
    this.say(`资料都是第 ${this.cipher.newest} 版了，正在去掉第 ${former.version} 版的查找指纹`);
    await this.untilWritersEnd(tables);
    for (const table of tables) await this.dropHashes(table, former);
    await this.move(former, 'EMPTY');
    this.say(`换完了：第 ${former.version} 版密钥在数据库里已经没有用处，可以从 FIELD_KEYS 里去掉。`);
    return count;
  }

  /** The lock goes with the connection: whoever is killed leaves none behind. */
  private async lockOut(): Promise<void> {
    const { rows } = await this.client.query<{ is_mine: boolean }>(
      'select pg_try_advisory_lock($1) as is_mine',
      [LOCK_KEY],
    );
    if (!rows[0]!.is_mine) throw new Error('另一次换钥正在进行。请等它结束，或者先停掉它。');
  }

  /** The version to be exchanged; nothing where it has been already. */
  private async former(): Promise<KeyRow | undefined> {
    const rows = await readKeyRows(this.client);
    return rows.find(({ version, state }) => version < this.cipher.newest && state !== 'EMPTY');
  }

  /** A process that knows only the former key could not read what is sealed anew. */
  private async requireEverybodyKnows(): Promise<void> {
    const { rows } = await this.client.query<{ name: string }>(
      `select coalesce(application_name, '') as name from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const isBehind = rows.some(({ name }) => (newestKnown(name) ?? Infinity) < this.cipher.newest);
    if (isBehind)
      throw new Error(
        `还有平台进程不认得第 ${this.cipher.newest} 版密钥。请先用新的 FIELD_KEYS 重启全部进程，再换钥。`,
      );
  }

  private async resealAll(tables: readonly SealedTable[]): Promise<number> {
    let count = 0;
    for (const table of tables) count += await this.reseal(table);
    return count;
  }

  /** Rounds over a table until no row of another key is left. */
  private async reseal(table: SealedTable): Promise<number> {
    let done = 0;
    for (;;) {
      const left = await table.countFormer(this.client, this.cipher.newest);
      if (left === 0) return done;
      const before = done;
      let batch = await this.resealBatch(table);
      while (batch.last) {
        done += batch.count;
        this.say(`${table.name}：${done - before} / ${left} 行`);
        batch = await this.resealBatch(table, batch.last);
      }
      if (done === before) await this.waitFor(table, left);
    }
  }

  private resealBatch(table: SealedTable, after?: readonly string[]): Promise<Batch> {
    return this.inTransaction(() => table.resealBatch(this.client, this.cipher, { after, rows: this.rows }));
  }

  private async dropHashes(table: SealedTable, former: KeyRow): Promise<void> {
    for (;;) {
      const left = await table.countHashes(this.client, former.version);
      if (left === 0) return;
      const count = await table.dropHashBatch(this.client, former.version, this.rows);
      if (count === 0) await this.waitFor(table, left);
    }
  }

  private async waitFor({ name }: SealedTable, left: number): Promise<void> {
    this.say(`${name}：还有 ${left} 行正被别人用着，等一等再换`);
    await wait(PATIENCE_MS);
  }

  /** Forwards only: a rotation that was killed begins again behind where it was. */
  private async move({ version }: KeyRow, state: KeyRow['state']): Promise<void> {
    await this.client.query(
      `update field_key set state = $2, since = platform_now() where version = $1 and state = any($3)`,
      [version, state, STATES.slice(0, STATES.indexOf(state))],
    );
  }

  /**
   * Whoever was writing when the state moved may not have seen it. A lock that no writer shares is had when all of
   * them have ended; it is let go at once, and asked for again where it did not come soon, so that nobody behind it
   * waits for long.
   */
  private async untilWritersEnd(tables: readonly SealedTable[]): Promise<void> {
    for (const { name } of tables) {
      while (!(await this.hasLocked(name))) this.say(`${name}：还有人正在写，等他写完`);
    }
  }

  private async hasLocked(table: string): Promise<boolean> {
    try {
      await this.inTransaction(async () => {
        await this.client.query("set local lock_timeout = '1s'");
        await this.client.query(`lock table ${table} in share mode`);
      });
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === NOT_AVAILABLE) return false;
      throw error;
    }
  }

  private async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      const result = await work();
      await this.client.query('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback');
      throw error;
    }
  }
}
