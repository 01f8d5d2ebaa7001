import type { ClientBase } from 'pg';
import { JOURNAL_START, journalRootText } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';
import { checkJournal } from '../../money/ledger/index.js';
import { LONGEST_WAIT, NOW } from './audit-check.js';
import type { Trust } from './trust.js';

interface NoonRow {
  readonly day: string;
  readonly position: string | null;
  readonly hash: string | null;
  readonly salt: string | null;
  readonly root: string | null;
  readonly signed: string | null;
  readonly found: string | null;
}

/** The journal is no table whose lines are noted: it is a chain of its own, whose place is signed each noon. */
export async function checkBooks(client: ClientBase, { roles }: Trust): Promise<string[]> {
  return [
    ...(await checkJournal(client, roles)),
    ...(await waitingFaults(client)),
    ...(await noonFaults(client)),
  ];
}

async function waitingFaults(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ n: number; is_long: boolean }>(
    `select count(*)::int as n, coalesce(min(at) < ${NOW} - interval '${LONGEST_WAIT}', false) as is_long
     from public.ledger_entry where id > coalesce((select max(entry_id) from public.ledger_link), 0)`,
  );
  return rows[0]!.is_long ? [`有 ${rows[0]!.n} 笔分录超过十分钟还没有上账链`] : [];
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
  return rows.flatMap(noonFault);
}

function noonFault({ day, position, hash, salt, root, signed, found }: NoonRow): string[] {
  if (position === null || hash === null || salt === null)
    return [`${day} 的日签里有账链的根，账链自己的记录不见了`];
  const head = { position: Number(position), hash };
  if (root !== signed || sha256(journalRootText(day, head, salt)) !== signed)
    return [`${day} 中午的账链记录和日签不符`];
  const stood = head.position === 0 ? JOURNAL_START.hash : found;
  if (stood === hash) return [];
  return [`${day} 中午签名时，账链第 ${position} 环不是现在这个样子：以前的账被改写过`];
}
