import { Injectable } from '@nestjs/common';
import type { DeskCounts, WorkList, WorkRow } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { COUNTED, type ListStatement, readPage } from '../../kernel/db/index.js';
import { type WorkSource, WorkSources } from '../../kernel/desk/index.js';
import { refused } from '../../kernel/http/index.js';
import { MarksOfTasks } from './task-marks.js';
import { type WorkAsked, type WorkFilter, filterSql, readWorkFilter } from './work-filter.js';
import { WORK_COLUMNS, WORK_ORDERS, type WorkPart, workParts } from './work-statement.js';

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
    const [{ items, ...place }, kinds] = await Promise.all([
      this.read(actor, filter, { at }),
      this.countKinds(actor),
    ]);
    return { items, ...place, kinds };
  }

  /** The first rows of the same, without the kinds: for a sheet. */
  async first(actor: Actor, asked: WorkAsked, most: number): Promise<{ rows: WorkRow[]; hasMore: boolean }> {
    const { items, next } = await this.read(actor, readWorkFilter(asked), { pageSize: most });
    return { rows: items, hasMore: next !== null };
  }

  /** What waits at each desk of the navigation, and what of it is over; counted to 10,000 a kind. */
  async counts(actor: Actor): Promise<DeskCounts> {
    const counts: Record<string, { waiting: number; overdue: number }> = {};
    for (const { kind, waiting, overdue } of await this.countKinds(actor)) {
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
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const [part] = await workParts([source], actor, bind);
    if (!part) return undefined;
    const rows: unknown[] = await this.dataSource.query(
      `select 1 ${part.from} where w.key = ${bind(key)} limit 1`,
      params,
    );
    return rows.length > 0 ? source : undefined;
  }

  private async read(
    actor: Actor,
    filter: WorkFilter,
    { at, pageSize }: { readonly at?: string | undefined; readonly pageSize?: number },
  ): Promise<{ items: WorkRow[] } & Omit<WorkList, 'items' | 'kinds'>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const parts = await workParts(this.chosen(actor, filter), actor, bind);
    if (parts.length === 0) return { items: [], total: 0, isMore: false, previous: null, next: null };
    const statement: ListStatement = {
      columns: WORK_COLUMNS,
      from: '',
      where: filterSql(filter, actor.accountId, bind),
      parts,
      order: WORK_ORDERS[filter.sort],
      params,
      ...(pageSize === undefined ? {} : { pageSize }),
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
  private async countKinds(actor: Actor): Promise<KindCount[]> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const sources = this.sources.of(actor);
    const parts = await workParts(sources, actor, bind);
    if (parts.length === 0) return [];
    const rows: Omit<KindCount, 'name'>[] = await this.dataSource.query(
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
