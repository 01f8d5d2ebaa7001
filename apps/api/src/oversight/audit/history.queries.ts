import { Injectable } from '@nestjs/common';
import type { HistoryChangeView, HistoryEntryView, HistoryView } from '@helan/contracts';
import type { ReadHistoryRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { lockVisibleProject } from '../../listing/listing/index.js';
import { THINGS, nameOfThing } from './things.js';

const ENTRIES_A_PAGE = 100;
const LONGEST_VALUE = 400;
/** Until registration is over nobody learns who has applied, not even by what was written for it. Source: rules §21 A13. */
const BLIND = Object.entries(THINGS)
  .filter(([, { isBlind }]) => isBlind)
  .map(([table]) => table);

interface EntryRow {
  readonly seq: string;
  readonly at: Date;
  readonly table_name: string;
  readonly row_key: string;
  readonly op: keyof typeof OPS;
  readonly actor: string | null;
  readonly actor_name: string | null;
  readonly request: string | null;
  readonly db_role: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly position: string | null;
}

const OPS = { FOUND: '开始记录时已有', INSERT: '新增', UPDATE: '改动', DELETE: '删除' };
const PARTS: Readonly<Record<string, string>> = {
  platform: '平台',
  bids: '平台（竞价）',
  upgrade: '升级程序',
  'rotate-keys': '换钥程序',
};

/** What became of a listing and of all that belongs to it, line by line; whoever reads says why, and that is kept. */
@Injectable()
export class HistoryQueries {
  constructor(private readonly transactions: Transactions) {}

  read(actor: Actor, projectId: string, { reason, before }: ReadHistoryRequest): Promise<HistoryView> {
    return this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, projectId);
      await tx.query(
        `insert into audit_reading (account_id, project_id, reason, at) values ($1, $2, $3, platform_now())`,
        [actor.accountId, projectId, reason.trim()],
      );
      const isBlind = await isStillListed(tx, projectId);
      const rows = await entriesOf(tx, projectId, { before: before ?? null, left: isBlind ? BLIND : [] });
      const page = rows.slice(0, ENTRIES_A_PAGE);
      return {
        title: project.application.title ?? '',
        entries: page.map(toEntry),
        isBlind,
        before: rows.length > ENTRIES_A_PAGE ? Number(page.at(-1)!.seq) : null,
      };
    });
  }
}

async function isStillListed(tx: EntityManager, projectId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from lot where project_id = $1
       and 'LISTED' in (state, case when state = 'SUSPENDED' then remembered_state end)`,
    [projectId],
  );
  return rows.length > 0;
}

function entriesOf(
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
     order by e.seq desc limit ${ENTRIES_A_PAGE + 1}`,
    [projectId, before, left],
  );
}

function toEntry(row: EntryRow): HistoryEntryView {
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    what: nameOfThing(row.table_name),
    rowKey: row.row_key,
    opName: OPS[row.op],
    who: row.actor === null ? `数据库角色 ${row.db_role}` : (row.actor_name ?? PARTS[row.actor] ?? row.actor),
    isPast: row.actor === null,
    requestId: row.request,
    changes: changesOf(row),
    position: row.position === null ? null : Number(row.position),
  };
}

/** Of a thing that has no name here nothing is shown but that it was changed. */
function changesOf({ table_name, before, after }: EntryRow): HistoryChangeView[] {
  if (!(table_name in THINGS)) return [];
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return columns.map((column) => ({
    column,
    before: toText(column, before?.[column]),
    after: toText(column, after?.[column]),
  }));
}

/** What lies sealed, and what numbers are found by, is no more than named. */
const SEALED = /(_enc|_hash|_hash_even|salt|secret|envelope|idempotency_key)$/;

function toText(column: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (SEALED.test(column)) return '（密文）';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}……` : text;
}
