import { Injectable } from '@nestjs/common';
import type { DeskCounts, WorkList, WorkRow } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { COUNTED, type ListStatement, type ListTotal, readPage } from '../../kernel/db/index.js';
import { askPlanned } from '../../kernel/db/planned.js';
import { type WorkSource, WorkSources } from '../../kernel/desk/index.js';
import { refused } from '../../kernel/http/index.js';
import { MarksOfTasks } from './task-marks.js';
import { type WorkAsked, type WorkFilter, filterSql, isWhole, readWorkFilter } from './work-filter.js';
import { WORK_COLUMNS, WORK_ORDERS, type Waiting, type WorkPart, waitingFor } from './work-statement.js';

interface Row {
  readonly kind: string;
  readonly key: string;
  readonly title: string;
  readonly number: string | null;
  readonly region_code: string | null;
  readonly since: Date;
  readonly due_at: Date | null;
  readonly path: string;
  readonly is_overdue: boolean;
}

type KindCount = WorkList['kinds'][number];

interface Reading extends Pick<ListStatement, 'pageSize' | 'total'> {
  readonly at?: string | undefined;
  readonly waiting: Waiting;
}

/** Everything that waits for somebody, whatever its kind: asked of all rooms in one statement. */
@Injectable()
export class WorkQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: WorkSources,
    private readonly marks: MarksOfTasks,
  ) {}

  async list(actor: Actor, asked: WorkAsked, at: string | undefined): Promise<WorkList> {
    const filter = readWorkFilter(asked);
    const all = await waitingFor(this.sources.of(actor), actor);
    const chosen = this.chosen(actor, filter);
    const waiting = chosen.length === all.sources.length ? all : await waitingFor(chosen, actor);
    const counting = this.countKinds(all);
    const total = isWhole(filter) ? async () => totalOf(await counting, chosen) : undefined;
    const [{ items, ...place }, kinds] = await Promise.all([
      this.read(actor, filter, { at, waiting, total }),
      counting,
    ]);
    return { items, ...place, kinds };
  }

  /** The first rows of the same, without the kinds: for a sheet. */
  async first(actor: Actor, asked: WorkAsked, most: number): Promise<{ rows: WorkRow[]; hasMore: boolean }> {
    const filter = readWorkFilter(asked);
    const waiting = await waitingFor(this.chosen(actor, filter), actor);
    const { items, next } = await this.read(actor, filter, { waiting, pageSize: most });
    return { rows: items, hasMore: next !== null };
  }

  /** What waits at each desk of the navigation, and what of it is over; counted to 10,000 a kind. */
  async counts(actor: Actor): Promise<DeskCounts> {
    const counts: Record<string, { waiting: number; overdue: number }> = {};
    const kinds = await this.countKinds(await waitingFor(this.sources.of(actor), actor));
    for (const { kind, waiting, overdue } of kinds) {
      const { desk } = this.sources.find(kind)!;
      const before = counts[desk] ?? { waiting: 0, overdue: 0 };
      counts[desk] = { waiting: before.waiting + waiting, overdue: before.overdue + overdue };
    }
    return counts;
  }

  /** The kind of a thing that waits for him now; any other is "not found". */
  async require(actor: Actor, key: string): Promise<WorkSource> {
    const source = await this.find(actor, key);
    if (!source) throw refused('resource.not-found');
    return source;
  }

  async find(actor: Actor, key: string): Promise<WorkSource | undefined> {
    const kind = key.split(':')[0]!;
    const source = this.sources.of(actor).find((one) => one.kind === kind);
    if (!source) return undefined;
    const { parts, params } = await waitingFor([source], actor);
    if (!parts[0]) return undefined;
    const rows: unknown[] = await this.dataSource.query(
      `select 1 ${parts[0].from} where w.key = $${params.length + 1} limit 1`,
      [...params, key],
    );
    return rows.length > 0 ? source : undefined;
  }

  private async read(
    actor: Actor,
    filter: WorkFilter,
    { at, waiting: { parts, params: bound }, ...asked }: Reading,
  ): Promise<{ items: WorkRow[] } & Omit<WorkList, 'items' | 'kinds'>> {
    const params = [...bound];
    const bind = (value: unknown) => `$${params.push(value)}`;
    if (parts.length === 0) return { items: [], total: 0, isMore: false, previous: null, next: null };
    const statement: ListStatement = {
      columns: WORK_COLUMNS,
      from: '',
      where: filterSql(filter, actor.accountId, bind),
      parts,
      order: WORK_ORDERS[filter.sort],
      params,
      ...asked,
    };
    const { rows, place } = await readPage<Row>(this.dataSource, statement, at);
    return { items: await this.views(actor, rows), ...place };
  }

  private chosen(actor: Actor, { kinds, desk }: WorkFilter): WorkSource[] {
    return this.sources
      .of(actor)
      .filter(
        (source) => (kinds.length === 0 || kinds.includes(source.kind)) && (!desk || source.desk === desk),
      );
  }

  private async views(actor: Actor, rows: readonly Row[]): Promise<WorkRow[]> {
    const marks = await this.marks.of(actor, rows);
    return rows.map((row) => ({
      key: row.key,
      kind: row.kind,
      kindName: this.sources.find(row.kind)!.name,
      title: row.title,
      number: row.number,
      regionCode: row.region_code,
      ...marks.get(row.key)!,
      waitingSince: row.since.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      isOverdue: row.is_overdue,
      path: row.path,
    }));
  }

  /** Each kind of which something waits, in the order of the rooms; whatever the list is filtered by. */
  private async countKinds({ parts, params }: Waiting): Promise<KindCount[]> {
    if (parts.length === 0) return [];
    // One text for each combination of posts: to plan it takes longer than to answer it.
    const rows = await askPlanned<Omit<KindCount, 'name'>>(
      this.dataSource,
      parts.map(countSql).join(' union all '),
      params,
    );
    return rows
      .filter(({ waiting }) => waiting > 0)
      .map((row) => ({ ...row, name: this.sources.find(row.kind)!.name }));
  }
}

function countSql({ source, from }: WorkPart): string {
  return `select '${source.kind}'::text as kind, count(*)::int as waiting,
    (count(*) filter (where due < (select platform_now())))::int as overdue
    from (select w.due ${from} limit ${COUNTED}) w`;
}

/** Of these kinds all that waits, which is counted beside the list anyway. */
function totalOf(kinds: readonly KindCount[], chosen: readonly WorkSource[]): ListTotal {
  const shown = kinds.filter(({ kind }) => chosen.some((source) => source.kind === kind));
  const total = shown.reduce((sum, { waiting }) => sum + waiting, 0);
  return { total: Math.min(total, COUNTED), isMore: total > COUNTED };
}
