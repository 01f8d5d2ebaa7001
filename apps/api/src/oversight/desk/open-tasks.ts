import { Injectable } from '@nestjs/common';
import { type ColleagueView, OPEN_TASK_MS, type OpenTaskView, PERMISSIONS } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, ActorLoader } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import type { WorkSource } from '../../kernel/desk/index.js';
import { refused } from '../../kernel/http/index.js';
import { momentInWords } from '../../kernel/paper/index.js';
import { WorkQueries } from './work.queries.js';

/** For so long a task is said to be somebody's without another word. */
const CLAIM_DAYS = 7;
/** So many colleagues are offered. */
const MOST_COLLEAGUES = 50;

interface Holder {
  readonly account_id: string;
  readonly name: string;
  readonly since: Date;
}

/**
 * Who has a task before him, and whose it is said to be: for people to know of one another before they begin. It keeps
 * nobody from a task, and passes by itself.
 */
@Injectable()
export class OpenTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly work: WorkQueries,
    private readonly actors: ActorLoader,
  ) {}

  /** Says so again each minute; whoever another one has taken it over from learns it by then. */
  async open(actor: Actor, key: string, takesOver: boolean): Promise<OpenTaskView> {
    await this.work.require(actor, key);
    return this.transactions.run(async (tx) => {
      await forgetOver(tx, 'desk_open');
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`desk_open:${key}`]);
      const [holder]: Holder[] = await tx.query(
        `select o.account_id, a.display_name as name, o.since from desk_open o join account a on a.id = o.account_id
         where o.key = $1 and o.until > platform_now()`,
        [key],
      );
      if (holder && holder.account_id !== actor.accountId && !takesOver)
        throw refused('desk.open', { name: holder.name, since: momentInWords(holder.since) });
      const [row]: [{ until: Date }] = await tx.query(
        `insert into desk_open as o (key, account_id, since, until)
         select $1, $2, t.now, t.now + make_interval(secs => $3) from (select platform_now() as now) t
         on conflict (key) do update set account_id = excluded.account_id, until = excluded.until,
           since = case when o.account_id = excluded.account_id and o.until > excluded.since then o.since else excluded.since end
         returning until`,
        [key, actor.accountId, OPEN_TASK_MS / 1000],
      );
      return { until: row.until.toISOString(), ...(await claimOf(tx, actor, key)) };
    });
  }

  /** He has put it away; what another one has taken over meanwhile stays his. */
  async close({ accountId }: Actor, key: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('delete from desk_open where key = $1 and account_id = $2', [key, accountId]),
    );
  }

  /** Colleagues at whose desk the same task waits. */
  async colleagues(actor: Actor, key: string): Promise<ColleagueView[]> {
    const source = await this.work.require(actor, key);
    const found: ColleagueView[] = [];
    for (const other of await this.others(actor, source))
      if (await this.work.find(other, key)) found.push({ id: other.accountId, name: other.name });
    return found;
  }

  /** Takes it over, or hands it to a colleague who may do it. */
  async claim(actor: Actor, key: string, accountId = actor.accountId): Promise<void> {
    await this.work.require(actor, key);
    if (accountId !== actor.accountId) {
      const other = await this.actors.find(accountId);
      if (!other || !(await this.work.find(other, key)))
        throw refused('desk.not-his', undefined, 'accountId');
    }
    await this.transactions.run(async (tx) => {
      await forgetOver(tx, 'desk_claim');
      await tx.query(
        `insert into desk_claim (key, account_id, given_by, given_at, until)
         select $1, $2, $3, t.now, t.now + make_interval(days => $4) from (select platform_now() as now) t
         on conflict (key) do update set account_id = excluded.account_id, given_by = excluded.given_by,
           given_at = excluded.given_at, until = excluded.until`,
        [key, accountId, actor.accountId, CLAIM_DAYS],
      );
    });
  }

  /** It is nobody's in particular again. */
  async release(actor: Actor, key: string): Promise<void> {
    await this.work.require(actor, key);
    await this.transactions.run((tx) => tx.query('delete from desk_claim where key = $1', [key]));
  }

  private async others({ accountId }: Actor, { permission }: WorkSource): Promise<readonly Actor[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      'select id from account where roles && $1 and id <> $2 order by display_name, id limit $3',
      [[...PERMISSIONS[permission]].filter((role) => role !== 'MEMBER'), accountId, MOST_COLLEAGUES],
    );
    const ids = rows.map(({ id }) => id);
    const found = await this.actors.findAll(ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}

/** Whose the task is said to be, where it is somebody's. */
async function claimOf(
  tx: EntityManager,
  { accountId }: Actor,
  key: string,
): Promise<Pick<OpenTaskView, 'forWhom'>> {
  const [claim]: { name: string; isMe: boolean }[] = await tx.query(
    `select a.display_name as name, c.account_id = $2 as "isMe" from desk_claim c join account a on a.id = c.account_id
     where c.key = $1 and c.until > platform_now()`,
    [key, accountId],
  );
  return claim ? { forWhom: claim } : {};
}

/** Marks whose time is over go when somebody sets a new one; those that another one holds are left for the next time. */
async function forgetOver(tx: EntityManager, table: 'desk_open' | 'desk_claim'): Promise<void> {
  await tx.query(
    `delete from ${table} where key in (
       select key from ${table} where until < (select platform_now()) for update skip locked)`,
  );
}
