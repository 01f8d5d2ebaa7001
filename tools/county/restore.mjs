// @ts-check
import pg from 'pg';
import { secondsSince } from '../dev/seconds.mjs';
import { readHeader, restoreSnapshot } from './snapshot.mjs';

/** With any of these the papers of the demonstration's key cannot be read. */
const OWN_KEYS = ['FIELD_KEY', 'FIELD_KEYS', 'FIELD_KEY_FILE', 'FIELD_KEYS_FILE'];
/** The role whose doing the county's changes are noted as. */
const ROLE = 'helan_app';

/**
 * What a start asks of the county. `isWanted` is not so with `--empty`; `areKeysInUse` where the keys of the folder sign
 * for another database.
 * @typedef {{ ownerUrl: string, databaseUrl: string, filesDir: string, sealDir: string, isWanted: boolean, areKeysInUse: boolean, say: (line: string) => void }} Place
 */

/**
 * Puts the county into a database in which nobody has an account yet. Where it cannot be, or where something else is
 * there than is asked for, says so, and the start goes on.
 * @param {Place} place
 */
export async function restoreCounty(place) {
  const { ownerUrl, filesDir, sealDir, isWanted, say } = place;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from account limit 1');
    if (rowCount) return await sayWhatIsThere(client, place);
    if (!isWanted) return;
    const why = await whyNot(client, place);
    if (why) return say(`不带示例数据：${why}`);
    say('恢复示例县');
    const began = performance.now();
    await restoreSnapshot(client, { filesDir, sealDir, role: ROLE });
    say(`示例县恢复好了，用 ${secondsSince(began)} 秒`);
  } finally {
    await client.end();
  }
}

/**
 * Nothing where what is there is what was asked for.
 * @param {pg.Client} client
 * @param {Place} place
 */
async function sayWhatIsThere(client, { isWanted, say }) {
  const { rows } = await client.query(
    `select exists (select from project) as "isUsed",
       exists (select from notice where id = any ($1::uuid[])) as "isCounty"`,
    [Object.values(readHeader().sights)],
  );
  const { isUsed, isCounty } = rows[0];
  if (isWanted && !isCounty)
    say(`不带示例数据：数据库里已经有账号，照原样接着用。要看示例县，${elsewhere('county')}。`);
  if (!isWanted && isUsed) say(`数据库里已经有挂牌，--empty 不清空它。要空的，${elsewhere('empty')}。`);
}

/** @param {string} name */
function elsewhere(name) {
  return `请换一个数据目录（DATA_DIR=var/${name}）或者空的数据库`;
}

/**
 * @param {pg.Client} client
 * @param {Place} place
 */
async function whyNot(client, { databaseUrl, sealDir, areKeysInUse }) {
  if (OWN_KEYS.some((name) => process.env[name])) return '示例数据是用演示密钥加密的，这里设了别的密钥。';
  if (areKeysInUse) return `${sealDir} 里的密钥在给别的数据库签名，请换一个数据目录（DATA_DIR）。`;
  if (new URL(databaseUrl).username !== ROLE) return `示例数据只能由角色 ${ROLE} 接着用。`;
  const { rows: role } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  if (!role[0]?.rolsuper) return '恢复示例数据要数据库的超级用户。';
  const { rows } = await client.query('select name from schema_migration order by name');
  const { migrations } = readHeader();
  if (rows.map(({ name }) => name).join() !== migrations.join())
    return '示例数据和数据库的结构不是同一版，请先运行 npm run demo:build。';
  return undefined;
}
