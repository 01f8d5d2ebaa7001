// @ts-check
import pg from 'pg';
import { readHeader, restoreSnapshot } from './snapshot.mjs';

/** With any of these the papers of the demonstration's key cannot be read. */
const OWN_KEYS = ['FIELD_KEY', 'FIELD_KEYS', 'FIELD_KEY_FILE', 'FIELD_KEYS_FILE'];
/** The role whose doing the county's changes are noted as. */
const ROLE = 'helan_app';

/**
 * Puts the county into a database in which nobody has an account yet. Where it cannot be, says why, and the start goes on
 * without it.
 * @param {{ ownerUrl: string, databaseUrl: string, filesDir: string, sealDir: string, say: (line: string) => void }} place
 */
export async function restoreCounty({ ownerUrl, databaseUrl, filesDir, sealDir, say }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from account limit 1');
    if (rowCount) return;
    const why = await whyNot(client, databaseUrl);
    if (why) return say(`不带示例数据：${why}`);
    say('恢复示例县');
    await restoreSnapshot(client, { filesDir, sealDir, role: ROLE });
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {string} databaseUrl
 */
async function whyNot(client, databaseUrl) {
  if (OWN_KEYS.some((name) => process.env[name])) return '示例数据是用演示密钥加密的，这里设了别的密钥。';
  if (new URL(databaseUrl).username !== ROLE) return `示例数据只能由角色 ${ROLE} 接着用。`;
  const { rows: role } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  if (!role[0]?.rolsuper) return '恢复示例数据要数据库的超级用户。';
  const { rows } = await client.query('select name from schema_migration order by name');
  const { migrations } = readHeader();
  if (rows.map(({ name }) => name).join() !== migrations.join())
    return '示例数据和数据库的结构不是同一版，请先运行 npm run demo:build。';
  return undefined;
}
