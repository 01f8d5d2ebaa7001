import type { ClientBase } from 'pg';
import { type AuditHead, type AuditLink, FIRST_AUDIT_HASH, checkLinks } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';
import { ENTRY_DIGEST, type LinkRow } from './audit-rows.js';

const LINKS_AT_ONCE = 5_000;
/** An entry waits for its place for a second or two; what waits longer was kept from it. */
export const LONGEST_WAIT = '10 minutes';
/** As `platform_now` of the migrations has it; brought along, since what lies in the database is not trusted. */
export const NOW = `(clock_timestamp() + coalesce((select ahead from public.platform_clock), interval '0'))`;

export interface CheckedRow extends LinkRow {
  readonly found: string | null;
  readonly table_name: string | null;
  readonly row_key: string | null;
}

/** The chain as far as it can be checked: what is wrong with it, and where it stood at places that somebody signed. */
export interface ChainCheck {
  readonly faults: readonly string[];
  readonly links: number;
  readonly waiting: number;
}

/** Goes along the whole chain: links that are missing or do not follow, entries that are gone, other, or stood in later. */
export async function checkChain(client: ClientBase): Promise<ChainCheck> {
  const faults: string[] = [];
  let head: AuditHead = { position: 0, hash: FIRST_AUDIT_HASH };
  let lastSeq = '0';
  for (;;) {
    const { rows } = await client.query<CheckedRow>(
      `select l.*, ${ENTRY_DIGEST} as found, e.table_name, e.row_key
       from public.audit_link l left join public.audit_entry e on e.seq = l.seq
       where l.position > $1 order by l.position limit ${LINKS_AT_ONCE}`,
      [head.position],
    );
    const last = rows.at(-1);
    if (!last) break;
    faults.push(...chainFaults(head, rows), ...rows.flatMap(entryFault));
    head = { position: Number(last.position), hash: last.hash };
    lastSeq = last.seq;
  }
  const { rows: late } = await client.query<{ seq: string; table_name: string; row_key: string }>(
    `select seq, table_name, row_key from public.audit_entry e
     where seq <= $1 and not exists (select from public.audit_link l where l.seq = e.seq) order by seq`,
    [lastSeq],
  );
  for (const row of late)
    faults.push(`变动记录 ${row.seq}（${named(row)}）不在链上：是后来塞进去的，或者它那一环被拿掉了`);
  const { rows: waiting } = await client.query<{ n: number; is_long: boolean }>(
    `select count(*)::int as n, coalesce(min(at) < ${NOW} - interval '${LONGEST_WAIT}', false) as is_long
     from public.audit_entry where seq > $1`,
    [lastSeq],
  );
  if (waiting[0]!.is_long) faults.push(`有 ${waiting[0]!.n} 条变动记录超过十分钟还没有上链`);
  return { faults, links: head.position, waiting: waiting[0]!.n };
}

export function chainFaults(head: AuditHead, rows: readonly CheckedRow[]): string[] {
  const links: AuditLink[] = rows.map(({ position, seq, digest, hash }) => ({
    position: Number(position),
    seq: Number(seq),
    digest,
    hash,
  }));
  return checkLinks(head, links, sha256).map(({ position, fault }) =>
    fault === 'missing' ? `链上第 ${position} 环不见了` : `链上第 ${position} 环被改过，接不上前一环`,
  );
}

export function entryFault({ seq, digest, found, table_name, ...row }: CheckedRow): string[] {
  if (table_name === null) return [`变动记录 ${seq} 不见了（链上还有它的一环）`];
  return found === digest ? [] : [`变动记录 ${seq}（${named({ table_name, row_key: row.row_key })}）被改过`];
}

function named({ table_name, row_key }: { table_name: string; row_key: string | null }): string {
  return `${table_name} ${row_key}`;
}
