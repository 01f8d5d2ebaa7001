import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROLES, shortMoment } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, ActorLoader } from '../../kernel/auth/index.js';
import { WorkSources } from '../../kernel/desk/index.js';
import { type Reminder, Reminders } from '../../people/message/index.js';
import { waitingFor } from './work-statement.js';

/** What has waited for longer is no news any more: whoever has just come finds it in the list. */
const NEWS_DAYS = 7;
const MARKS_DAYS = 30;
/** Told to one person at a look; the rest with the next. */
const MOST = 500;
const PROJECTS = '/console/projects/';
const STAFF_ROLES = Object.keys(ROLES).filter((role) => role !== 'MEMBER');

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly key: string;
  readonly title: string;
  readonly path: string;
  readonly isOver: boolean;
  /** Since when it waits, or when it fell due. */
  readonly at: Date;
}

/**
 * Tells staff of work that has come and of what is overdue: whatever the list has for somebody, by the same sources, each
 * once. What comes in piles comes in one message.
 */
@Injectable()
export class WorkNews implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: WorkSources,
    private readonly actors: ActorLoader,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.reminders.add('work', (tx, now) => this.find(tx, now));
  }

  private async find(tx: EntityManager, now: Date): Promise<Reminder[]> {
    await tx.query('delete from work_told where told_at < platform_now() - make_interval(days => $1)', [
      MARKS_DAYS,
    ]);
    const staff: { id: string }[] = await this.dataSource.query(
      'select id from account where disabled_at is null and roles && $1 order by id',
      [STAFF_ROLES],
    );
    const found: Reminder[] = [];
    for (const actor of (await this.actors.findAll(staff.map(({ id }) => id))).values())
      found.push(...toReminders(actor, await this.untold(tx, actor), now));
    return found;
  }

  /** What he has not been told of, marked as told in the same statement. */
  private async untold(tx: EntityManager, actor: Actor): Promise<Row[]> {
    const sources = this.sources.of(actor);
    const { parts, params: ofParts } = await waitingFor(sources, actor);
    if (parts.length === 0) return [];
    const params = [...ofParts];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const names = bind(JSON.stringify(Object.fromEntries(sources.map(({ kind, name }) => [kind, name]))));
    const known = bind(sources.flatMap(({ kind, isKnown }) => (isKnown ? [kind] : [])));
    const account = `${bind(actor.accountId)}::uuid`;
    return tx.query(
      `with t as materialized (select platform_now() as now, platform_now() - make_interval(days => ${bind(NEWS_DAYS)}) as first),
       news as (
         select w.kind, ${names}::jsonb ->> w.kind as name, w.key, w.title, w.path, m.is_over, m.at
         from (${parts.map(({ from }) => `select w.* ${from}`).join(' union all ')}) w
           cross join lateral (values (false, w.since), (true, w.due)) m (is_over, at)
         where m.at > (select first from t)
           and case when m.is_over then w.due > w.since and w.due <= (select now from t) else w.kind <> all(${known}::text[]) end
           and not exists (select from work_told d
             where d.account_id = ${account} and d.key = w.key and d.is_overdue = m.is_over and d.at = m.at)
         order by m.at, w.key limit ${bind(MOST)}),
       told as (
         insert into work_told (account_id, key, is_overdue, at, told_at)
         select distinct on (key, is_over) ${account}, key, is_over, at, (select now from t) from news order by key, is_over, at desc
         on conflict (account_id, key, is_overdue) do update set at = excluded.at, told_at = excluded.told_at)
       select kind, name, key, title, path, is_over as "isOver", at from news order by at, key`,
      params,
    );
  }
}

/** What is overdue the first time that he hears of it is told as that alone. */
function toReminders({ accountId }: Actor, rows: readonly Row[], now: Date): Reminder[] {
  const over = new Set(rows.filter(({ isOver }) => isOver).map(({ key }) => key));
  const piles = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    if (!row.isOver && over.has(row.key)) continue;
    const name = `${row.kind}:${row.isOver ? 'OVER' : 'NEW'}`;
    const pile = piles.get(name);
    if (pile) pile.push(row);
    else piles.set(name, [row]);
  }
  return [...piles].map(([name, pile]) => ({
    event: pile[0].isOver ? 'work.overdue' : 'work.new',
    side: 'STAFF',
    to: { kind: 'ACCOUNT', id: accountId },
    values: valuesOf(pile, now),
    once: `work:${name}:${pile[0].key}:${pile[0].at.getTime()}`,
  }));
}

/** A project is named; of people, money and files it is said how many wait, since messages go out and stay. */
function valuesOf(pile: readonly [Row, ...Row[]], now: Date): Reminder['values'] {
  const [{ kind, name, title, path, isOver, at }] = pile;
  const isNamed = pile.length === 1 && path.startsWith(PROJECTS) && title.trim() !== '';
  return {
    lot: isNamed ? title : name,
    what: isNamed ? name : `${pile.length} 件`,
    path: pile.length === 1 ? path : `/console?kind=${kind}`,
    ...(isOver ? { until: shortMoment(at.getTime(), now.getTime()) } : {}),
  };
}
