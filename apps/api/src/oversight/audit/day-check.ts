import { verify } from 'node:crypto';
import { type DayFault, HashTree, type ProvedDay, checkDays } from '@helan/domain';
import type { ClientBase } from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import type { Trust } from './trust.js';

const FAULTS: Readonly<Record<DayFault['fault'], string>> = {
  root: '日签和它的内容不符',
  chain: '和前一天不相连',
  order: '日期的先后不对',
  signature: '签名不成立（换过章的，请用 --certificate 给出那时的证书）',
  path: '公告不在名单里',
  'other-history': '和留存的日签不同，这是另一份历史',
};

interface DayRow extends Omit<ProvedDay, 'audit'> {
  readonly position: string | null;
  readonly head: string | null;
  readonly books: string | null;
  /** What stands at that place of the chain today. */
  readonly found: string | null;
}

/** Holds the chain against where it stood at each noon, and the noons against their signatures. */
export async function checkNoons(client: ClientBase, trust: Trust): Promise<string[]> {
  const { rows } = await client.query<DayRow & { signed_at: Date }>(
    `select to_char(d.day, 'YYYY-MM-DD') as day, to_char(d.prev_day, 'YYYY-MM-DD') as "prevDay", d.prev_root as "prevRoot",
            d.tree_root as "treeRoot", d.count, d.signed_at, d.root, d.signature, d.audit_position as position,
            d.audit_hash as head, d.ledger_root as books, l.hash as found
     from public.public_day d left join public.audit_link l on l.position = d.audit_position order by d.day`,
  );
  const days = rows.map(toDay);
  const report = checkDays('', days, {
    hash: sha256,
    isSigned: (root, signature) =>
      trust.certificates.some(({ publicKey }) =>
        verify('sha256', Buffer.from(root), publicKey, Buffer.from(signature, 'base64')),
      ),
    kept: trust.kept,
  });
  const faults = report.faults.map(({ day, fault }) => `${day} 的日签：${FAULTS[fault]}`);
  for (const day of trust.kept.keys())
    if (!days.some((one) => one.day === day)) faults.push(`${day} 的日签不见了，您留存过它`);
  for (const { day, position, head, found } of rows)
    if (head !== found)
      faults.push(`${day} 中午签名时，链上第 ${position} 环不是现在这个样子：在它以前的变动记录被改写过`);
  faults.push(...(await leafFaults(client, days)));
  return faults;
}

interface LeafRow {
  readonly place: number;
  readonly hash: string;
  readonly nodes: readonly string[];
}

/** Holds what is kept of each noon's list, and of the ways through it, against the root that was signed. */
async function leafFaults(client: ClientBase, days: readonly ProvedDay[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { day, treeRoot } of days) {
    const { rows } = await client.query<LeafRow>(
      'select place, hash, nodes from public.public_day_leaf where day = $1 order by place',
      [day],
    );
    const tree = new HashTree(
      rows.map(({ hash }) => hash),
      sha256,
    );
    const isSigned =
      tree.root === treeRoot &&
      rows.every(({ place, nodes }, at) => place === at && nodes.join() === tree.nodesFrom(at).join());
    if (!isSigned) faults.push(`${day} 的公示名单和日签不符`);
  }
  const { rows: strange } = await client.query<{ day: string }>(
    `select distinct to_char(l.day, 'YYYY-MM-DD') as day from public.public_day_leaf l
     where not exists (select from public.public_day d where d.day = l.day) order by 1`,
  );
  return [...faults, ...strange.map(({ day }) => `${day} 有公示名单，没有日签`)];
}

function toDay({
  position,
  head,
  books,
  found: _,
  signed_at,
  ...day
}: DayRow & { signed_at: Date }): ProvedDay {
  return {
    ...day,
    signedAt: signed_at.toISOString(),
    ...(head === null ? {} : { audit: { position: Number(position), hash: head } }),
    ...(books === null ? {} : { ledger: books }),
  };
}
