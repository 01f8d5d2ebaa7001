import { hkdfSync } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Config } from '../config.js';
import { FieldCipher } from './field-cipher.js';
import type { FieldKey } from './field-keys.js';
import { SEALED_COLUMNS, type SealedColumn, columnBase } from './sealed-columns.js';

/** A version of the key as the database knows it; what its states mean says migration 0039. */
export interface KeyRow {
  readonly version: number;
  readonly fingerprint: string;
  readonly state: 'OPEN' | 'CLOSED' | 'LEAVING' | 'EMPTY';
}

/** Tells keys apart without telling them. */
export function fingerprintOf({ key }: FieldKey): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'field-fingerprint', 16)).toString('hex');
}

export async function readKeyRows(client: ClientBase): Promise<KeyRow[]> {
  const { rows } = await client.query<KeyRow>(
    'select version, fingerprint, state from field_key order by version desc',
  );
  return rows;
}

/** Why these keys do not fit what the database is sealed with; nothing where they do. Both newest first. */
export function refuseFieldKeys(rows: readonly KeyRow[], keys: readonly FieldKey[]): string | undefined {
  const [newest] = keys;
  const last = rows[0]?.version;
  if (!newest || last === undefined) return undefined;
  const unfinished = rows.filter(({ state, version }) => state !== 'EMPTY' && version < newest.version - 1);
  if (newest.version < last)
    return `数据库已经用到第 ${last} 版密钥，FIELD_KEYS 里最新的只是第 ${newest.version} 版。请补上第 ${last} 版。`;
  if (newest.version > last + 1)
    return `数据库最新的是第 ${last} 版密钥，下一把要是第 ${last + 1} 版。请改正 FIELD_KEYS 的版本号。`;
  if (unfinished[0])
    return `第 ${unfinished[0].version} 版密钥还没有换完。请先用第 ${last} 版和它运行 npm run rotate-keys，再添新的一把。`;
  const missing = rows.find(
    ({ state, version }) => state !== 'EMPTY' && !keys.some((key) => key.version === version),
  );
  if (missing)
    return `数据库里还有用第 ${missing.version} 版密钥加密的资料，FIELD_KEYS 里没有这一版。请补上再启动。`;
  const other = keys.find((key) => rows.some((row) => row.version === key.version && isOther(row, key)));
  if (other) return `第 ${other.version} 版密钥不是数据库登记的那一把。请换回原来的那一把。`;
  return undefined;
}

/** Why the platform may not start with these keys: as above, and each has to be registered by then. */
export function refuseUnregistered(rows: readonly KeyRow[], keys: readonly FieldKey[]): string | undefined {
  const unknown = keys.find(
    ({ version }) => !rows.some((row) => row.version === version && row.fingerprint !== ''),
  );
  return (
    refuseFieldKeys(rows, keys) ??
    (unknown && `第 ${unknown.version} 版密钥还没有在数据库登记。请先运行 npm run migrate。`)
  );
}

/** Writes down the keys that are new to the database. Throws where they do not fit, or do not open what is there. */
export async function registerFieldKeys(
  client: ClientBase,
  { fieldKeys }: Pick<Config, 'fieldKeys'>,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query('lock table field_key in exclusive mode');
    const rows = await readKeyRows(client);
    const refusal = refuseFieldKeys(rows, fieldKeys);
    if (refusal) throw new Error(refusal);
    for (const key of fieldKeys) {
      const known = rows.find((row) => row.version === key.version);
      if (known && known.fingerprint !== '') continue;
      if (known) await requireOpens(client, key);
      await client.query(
        `insert into field_key (version, fingerprint, state, since) values ($1, $2, 'OPEN', platform_now())
         on conflict (version) do update set fingerprint = excluded.fingerprint`,
        [key.version, fingerprintOf(key)],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function isOther(row: KeyRow, key: FieldKey): boolean {
  return row.fingerprint !== '' && row.fingerprint !== fingerprintOf(key);
}

/** A database that was sealed before keys were registered: its key shows itself by opening what lies there. */
async function requireOpens(client: ClientBase, key: FieldKey): Promise<void> {
  const cipher = new FieldCipher({ fieldKeys: [key] });
  for (const name of Object.keys(SEALED_COLUMNS) as SealedColumn[]) {
    const column = `${columnBase(name)}_enc`;
    const { rows } = await client.query<{ sealed: Buffer }>(
      `select ${column} as sealed from ${SEALED_COLUMNS[name].table} where get_byte(${column}, 0) = $1 limit 1`,
      [key.version],
    );
    try {
      if (rows[0]) cipher.open(rows[0].sealed, name);
    } catch {
      throw new Error(
        `第 ${key.version} 版密钥打不开数据库里已有的资料，不是原来的那一把。请换回原来的那一把。`,
      );
    }
  }
}
