// @ts-check
import { asAdmin } from './stage.mjs';

/**
 * What the database read for one answer: rows that it touched and pages of 8 kB that it looked at, of all statements,
 * counted by the database itself.
 * @param {{ port: number, databaseUrl: string }} county
 * @param {string} path
 * @param {string} cookie
 */
export async function readPlans({ port, databaseUrl }, path, cookie) {
  return asAdmin(databaseUrl, async (client) => {
    const counted = async () => {
      const { rows } = await client.query(
        `select sum(seq_tup_read + idx_tup_fetch)::float8 as rows,
           (select (blks_hit + blks_read)::float8 from pg_stat_database where datname = current_database()) as pages
         from pg_stat_user_tables`,
      );
      return rows[0];
    };
    // What others do meanwhile is in it, too: the less of two.
    let least = { rowsRead: Infinity, pagesRead: Infinity };
    for (let time = 0; time < 2; time += 1) {
      await settled(client);
      const before = await counted();
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: cookie ? { cookie } : {} });
      await response.arrayBuffer();
      await settled(client);
      const after = await counted();
      const rowsRead = after.rows - before.rows;
      if (rowsRead < least.rowsRead) least = { rowsRead, pagesRead: after.pages - before.pages };
    }
    return least;
  });
}

/**
 * Figures of a connection are handed in at most once a second.
 * @param {import('pg').Client} client
 */
async function settled(client) {
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await client.query('select pg_stat_clear_snapshot()');
}
