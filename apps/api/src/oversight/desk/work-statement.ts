import type { WorkSort } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';
import type { ListPart, SortKey } from '../../kernel/db/index.js';
import type { Bind, WorkRows, WorkSource } from '../../kernel/desk/index.js';

/** What of one kind waits for somebody, as a part of the list. */
export interface WorkPart extends ListPart {
  readonly source: WorkSource;
  readonly from: string;
}

/** Of what waits, under `w`, what the list shows. */
export const WORK_COLUMNS = `w.kind, w.key, w.title, w.number, w.region_code, w.since, nullif(w.due, 'infinity') as due_at,
  w.path, w.due < platform_now() as is_overdue`;

const DUE: SortKey = { sql: 'w.due', type: 'timestamptz' };
const SINCE: SortKey = { sql: 'w.since', type: 'timestamptz' };
const KEY: SortKey = { sql: 'w.key', type: 'text' };
const byText = (sql: string): readonly SortKey[] => [{ sql, type: 'text' }, DUE, SINCE, KEY];

/** What is due first, so that what is over comes before everything, and of that who came first; or as somebody likes it. */
export const WORK_ORDERS: Readonly<Record<WorkSort, readonly SortKey[]>> = {
  due: [DUE, SINCE, KEY],
  since: [SINCE, KEY],
  newest: [
    { ...SINCE, isDescending: true },
    { ...KEY, isDescending: true },
  ],
  kind: byText('w.kind'),
  region: byText("coalesce(w.region_code, '')"),
  number: byText("coalesce(w.number, '')"),
  title: byText('w.title'),
};

/** What of some kinds waits for somebody, with what stands for `$1` and on in the parts. */
export interface Waiting {
  readonly sources: readonly WorkSource[];
  readonly parts: readonly WorkPart[];
  readonly params: readonly unknown[];
}

/** What of these kinds waits for him, each read by its own index. */
export async function waitingFor(sources: readonly WorkSource[], actor: Actor): Promise<Waiting> {
  const parts: WorkPart[] = [];
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  for (const source of sources) {
    const rows = await source.rows(actor, bind);
    if (rows) parts.push({ source, from: `from (${rowsSql(source, rows)}) w`, where: 'true' });
  }
  return { sources, parts, params };
}

/** One statement of the same columns for every kind; the planner takes it apart again, and finds the kind's index. */
function rowsSql({ kind }: WorkSource, rows: WorkRows): string {
  const { id, title, number = 'null', region = 'null', since, due = "'infinity'", path, from, where } = rows;
  return `select '${kind}'::text as kind, '${kind}:' || (${id}) as key, (${title})::text as title, (${number})::text as number,
    (${region})::text as region_code, (${since})::timestamptz as since, (${due})::timestamptz as due, (${path})::text as path
    ${from} where ${where}`;
}
