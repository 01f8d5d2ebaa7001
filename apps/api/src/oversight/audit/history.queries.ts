import { Injectable } from '@nestjs/common';
import type { HistoryView } from '@helan/contracts';
import type { ReadHistoryRequest } from '@helan/contracts/requests';
import { type PriceScale, findPropertyType } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { type ProjectEntity, lockVisibleProject } from '../../listing/listing/index.js';
import { type EntryRow, foldRows, toEntry } from './history-entries.js';
import { LABELS_OF } from './labels/column-labels.js';
import { THINGS } from './things.js';
import { ID, type Surroundings } from './value-words.js';

const ENTRIES_A_PAGE = 20;
/** A moment that wrote very many lines goes on, under the same heading, on the next page. */
const LINES_A_PAGE = 200;
/** Until registration is over nobody learns who has applied, not even by what was written for it. Source: rules §21 A13. */
const BLIND = Object.entries(THINGS)
  .filter(([, { isBlind }]) => isBlind)
  .map(([table]) => table);

/** What became of a listing and of all that belongs to it, moment by moment; whoever reads says why, and that is kept. */
@Injectable()
export class HistoryQueries {
  constructor(private readonly transactions: Transactions) {}

  read(actor: Actor, projectId: string, { reason, before }: ReadHistoryRequest): Promise<HistoryView> {
    return this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, projectId);
      await note(tx, actor, { projectId, reason: reason.trim() });
      const isBlind = await isStillListed(tx, projectId);
      const rows = await linesOf(tx, projectId, { before: before ?? null, left: isBlind ? BLIND : [] });
      const shown = foldRows(rows.slice(0, LINES_A_PAGE)).slice(0, ENTRIES_A_PAGE);
      const lines = shown.flat();
      const surroundings = await surroundingsOf(tx, project, lines);
      return {
        title: project.application.title ?? '',
        entries: shown.map((entry) => toEntry(entry, surroundings)),
        labelsOf: LABELS_OF,
        isBlind,
        before: rows.length > lines.length ? Number(lines.at(-1)!.seq) : null,
      };
    });
  }
}

/** Turning the pages under one reason is one reading. */
async function note(
  tx: EntityManager,
  { accountId }: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<void> {
  await tx.query(
    `insert into audit_reading (account_id, project_id, reason, at)
     select $1, $2, $3, platform_now() where not exists (
       select 1 from audit_reading
       where account_id = $1 and project_id = $2 and reason = $3 and at > platform_now() - interval '1 hour')`,
    [accountId, projectId, reason],
  );
}

async function isStillListed(tx: EntityManager, projectId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from lot where project_id = $1
       and 'LISTED' in (state, case when state = 'SUSPENDED' then remembered_state end)`,
    [projectId],
  );
  return rows.length > 0;
}

function linesOf(
  tx: EntityManager,
  projectId: string,
  { before, left }: { before: number | null; left: readonly string[] },
): Promise<EntryRow[]> {
  return tx.query(
    `select e.*, a.display_name as actor_name, l.position
     from audit_entry e left join account a on a.id::text = e.actor left join audit_link l on l.seq = e.seq
     where (e.table_name = 'project' and e.row_key = $1::uuid::text or e.of_project = $1::uuid::text
            or e.table_name = 'lot' and e.row_key in (select id::text from lot where project_id = $1::uuid)
            or e.of_lot in (select id::text from lot where project_id = $1::uuid))
       and e.seq < coalesce($2::bigint, 9223372036854775807) and e.table_name <> all($3)
     order by e.seq desc limit ${LINES_A_PAGE + 1}`,
    [projectId, before, left],
  );
}

async function surroundingsOf(
  tx: EntityManager,
  { id, typeCode }: ProjectEntity,
  rows: readonly EntryRow[],
): Promise<Surroundings> {
  const prices: { scale: PriceScale | null }[] = await tx.query(
    "select (terms->'price'->>'scale')::int as scale from lot where project_id = $1 order by number limit 1",
    [id],
  );
  return {
    names: await namesOf(tx, rows),
    scale: prices[0]?.scale ?? 2,
    typeCode,
    attributes: new Map(
      findPropertyType(typeCode)?.attributes.map((attribute) => [attribute.key, attribute]),
    ),
  };
}

/** Whom, and which village, the columns of some lines refer to. */
async function namesOf(tx: EntityManager, rows: readonly EntryRow[]): Promise<ReadonlyMap<string, string>> {
  const values = rows
    .flatMap(({ before, after }) => [...Object.values(before ?? {}), ...Object.values(after ?? {})])
    .filter((value) => typeof value === 'string');
  const ids = [...new Set(values.filter((value) => ID.test(value)))];
  const codes = [...new Set(values.filter((value) => /^\d{6,12}$/.test(value)))];
  const found: { key: string; name: string }[] = await tx.query(
    `select id::text as key, display_name as name from account where id = any($1::uuid[])
     union all select id::text, name from party where id = any($1::uuid[])
     union all select code, name from region where code = any($2)`,
    [ids, codes],
  );
  return new Map(found.map(({ key, name }) => [key, name]));
}
