import { JOURNAL_START, type JournalHead, journalRootText, journalText } from '@helan/domain';
import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import { JOURNAL_ENTRIES, type JournalRow, toJournalEntry } from './journal-rows.js';

const ENTRIES_AT_ONCE = 5_000;
/** An entry waits for its place for a second or two; what waits longer was kept from it. */
const LONGEST_WAIT = '10 minutes';
/** As `platform_now` of the migrations has it; brought along, since what lies in the database is not trusted. */
const NOW = `(pg_catalog.clock_timestamp() + coalesce((select ahead from public.platform_clock), interval '0'))`;

/** An entry at its place, or a place whose entry is gone. */
interface PlacedRow extends Partial<JournalRow> {
  readonly position: string;
  readonly entry_id: string;
  readonly hash: string;
}

/**
 * Goes along the whole journal, so many entries at once: places that are missing or do not follow, entries that are gone,
 * altered, or stood in later, and noons at which it was another one. `roles` are those with which the platform writes;
 * where they are given, entries of others are named.
 */
export async function checkJournal(client: ClientBase, roles?: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  let head: JournalHead = JOURNAL_START;
  let lastId = '0';
  for (;;) {
    const { rows } = await client.query<PlacedRow>(
      `select l.position, l.entry_id, l.hash, w.* from public.ledger_link l
       left join lateral (${JOURNAL_ENTRIES} where e.id = l.entry_id) w on true
       where l.position > $1 order by l.position limit ${ENTRIES_AT_ONCE}`,
      [head.position],
    );
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) {
      faults.push(...placeFaults(head, row, roles));
      head = { position: Number(row.position), hash: row.hash };
    }
    lastId = last.entry_id;
  }
  return [...faults, ...(await strayFaults(client, lastId)), ...(await noonFaults(client))];
}

function placeFaults(before: JournalHead, row: PlacedRow, roles: readonly string[] | undefined): string[] {
  const position = Number(row.position);
  const faults: string[] = [];
  for (let place = before.position + 1; place < position; place += 1)
    faults.push(`账链上第 ${place} 环不见了`);
  if (row.key === undefined || row.key === null)
    return [...faults, `第 ${row.entry_id} 笔分录不见了（账链上还有它的一环）`];
  const whole = row as PlacedRow & JournalRow;
  const isNext = position === before.position + 1;
  if (isNext && sha256(journalText(toJournalEntry(whole), before)) !== row.hash)
    faults.push(`第 ${row.entry_id} 笔分录（${row.key}）被改过，和账链上的第 ${position} 环不符`);
  if (roles && whole.role !== null && !roles.includes(whole.role))
    faults.push(`第 ${row.entry_id} 笔分录（${row.key}）是数据库角色 ${whole.role} 绕过平台记的`);
  return faults;
}

/** Entries that no place names: behind the last one they wait, before it they were put in later. */
async function strayFaults(client: ClientBase, lastId: string): Promise<string[]> {
  const { rows: strays } = await client.query<{ id: string; key: string }>(
    `select id, key from public.ledger_entry e
     where id <= $1 and not exists (select from public.ledger_link l where l.entry_id = e.id) order by id`,
    [lastId],
  );
  const { rows: waiting } = await client.query<{ n: number; is_long: boolean }>(
    `select count(*)::int as n, coalesce(min(at) < ${NOW} - interval '${LONGEST_WAIT}', false) as is_long
     from public.ledger_entry where id > $1`,
    [lastId],
  );
  return [
    ...strays.map(
      ({ id, key }) => `第 ${id} 笔分录（${key}）不在账链上：是后来塞进去的，或者它那一环被拿掉了`,
    ),
    ...(waiting[0]!.is_long ? [`有 ${waiting[0]!.n} 笔分录超过十分钟还没有上账链`] : []),
  ];
}

interface NoonRow {
  readonly day: string;
  readonly position: string | null;
  readonly hash: string | null;
  readonly salt: string | null;
  readonly root: string | null;
  readonly signed: string | null;
  readonly found: string | null;
}

/** Where the journal stood at each noon, against what was signed and against what stands at that place today. */
async function noonFaults(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<NoonRow>(
    `select to_char(coalesce(d.day, n.day), 'YYYY-MM-DD') as day, n.position, n.hash, n.salt, n.root,
       d.ledger_root as signed, l.hash as found
     from public.public_day d full join public.ledger_noon n on n.day = d.day
       left join public.ledger_link l on l.position = n.position
     where d.ledger_root is not null or n.day is not null order by 1`,
  );
  return rows.flatMap(({ day, position, hash, salt, root, signed, found }) => {
    if (position === null || hash === null || salt === null)
      return [`${day} 的日签里有账链的根，账链自己的记录不见了`];
    const head = { position: Number(position), hash };
    if (root !== signed || sha256(journalRootText(day, head, salt)) !== signed)
      return [`${day} 中午的账链记录和日签不符`];
    const stood = head.position === 0 ? JOURNAL_START.hash : found;
    return stood === hash
      ? []
      : [`${day} 中午签名时，账链第 ${position} 环不是现在这个样子：以前的账被改写过`];
  });
}
