import { FIRST_AUDIT_HASH, linkOn } from '@helan/domain';
import pg from 'pg';
import { sha256 } from '../kernel/canonical.js';
import { ENTRY_DIGEST, type Trust, findAuditFaults } from '../oversight/audit/index.js';
import type { Audited } from './audited.js';

const DEADLOCK = '40P01';
const CHANGED = /^(?:update|delete from|insert into) (\w+)/;

export interface Planting {
  /** The owner switches a table's triggers off while he changes it, and on again. */
  readonly isPast?: boolean;
  readonly trust?: Partial<Trust>;
}

/**
 * Done by whoever owns the tables, and looked at with the platform's rights before it is undone. That it was done is told
 * by the database, not by the check: a statement that changes nothing is no plant.
 */
export async function planted(
  audited: Audited,
  statements: readonly string[] | (() => Promise<void>),
  planting: Planting = {},
): Promise<readonly string[]> {
  // The platform works on beside the owner, who takes whole tables: of two that wait for each other one is sent back.
  for (;;)
    try {
      return await plantAll(audited, statements, planting);
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
      await audited.owner.query('rollback');
    }
}

async function plantAll(
  audited: Audited,
  statements: readonly string[] | (() => Promise<void>),
  { isPast = true, trust = {} }: Planting,
): Promise<readonly string[]> {
  const { owner, platform } = audited;
  await owner.query('begin');
  if (typeof statements === 'function') {
    await owner.query("set local session_replication_role = 'replica'");
    await statements();
  } else for (const sql of statements) await plant(owner, sql, isPast);
  await owner.query("set local session_replication_role = 'origin'");
  await owner.query(`set local role ${new URL(platform.config.databaseUrl).username}`);
  const inside = Object.create(owner, {
    query: {
      value: (sql: string, values?: unknown[]) =>
        owner.query(sql.startsWith('begin') ? 'select' : sql, values),
    },
  }) as pg.Client;
  return (await findAuditFaults(inside, { ...audited.trust(), ...trust })).faults;
}

async function plant(owner: pg.Client, sql: string, isPast: boolean): Promise<void> {
  const table = CHANGED.exec(sql)?.[1];
  const isOff = isPast && table !== undefined;
  if (isOff) await owner.query(`alter table ${table} disable trigger user`);
  const { rowCount } = await owner.query(sql);
  if (isOff) await owner.query(`alter table ${table} enable trigger user`);
  if (table !== undefined && !rowCount) throw new Error(`nothing was changed by: ${sql}`);
}

/** The chain made anew over what the entries are now, those that wait for their place too. */
export async function chainAnew({ owner }: Audited): Promise<void> {
  const { rows } = await owner.query<{ seq: string; digest: string }>(
    `select e.seq, ${ENTRY_DIGEST} as digest from audit_entry e order by e.seq`,
  );
  const links = linkOn(
    { position: 0, hash: FIRST_AUDIT_HASH },
    rows.map(({ seq, digest }) => ({ seq: Number(seq), digest })),
    sha256,
  );
  await owner.query('delete from audit_link');
  await owner.query(
    'insert into audit_link select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])',
    [
      links.map((l) => l.position),
      links.map((l) => l.seq),
      links.map((l) => l.digest),
      links.map((l) => l.hash),
    ],
  );
}
