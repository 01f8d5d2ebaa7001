import { JOURNAL_START, type JournalHead, journalText } from '@helan/domain';
import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import { JOURNAL_ENTRIES, type JournalRow, toJournalEntry } from './journal-rows.js';

const ENTRIES_AT_ONCE = 5_000;
/** An entry at its place, or a place whose entry is gone. */
interface PlacedRow extends Partial<JournalRow> {
  readonly position: string;
  readonly entry_id: string;
  readonly hash: string;
}

/**
 * Goes along the whole journal, so many entries at once: places that are missing or do not follow, entries that are gone,
 * altered, or stood in later. `roles` are those with which the platform writes;
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
  return [...faults, ...(await strayFaults(client, lastId))];
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

/** Entries before the last place that none names: put in later, or their place was taken away. */
async function strayFaults(client: ClientBase, lastId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string; key: string }>(
    `select id, key from public.ledger_entry e
     where id <= $1 and not exists (select from public.ledger_link l where l.entry_id = e.id) order by id`,
    [lastId],
  );
  return rows.map(
    ({ id, key }) => `第 ${id} 笔分录（${key}）不在账链上：是后来塞进去的，或者它那一环被拿掉了`,
  );
}
