// @ts-check
import { percentiles } from './figures.mjs';
import { asAdmin } from './stage.mjs';

/**
 * What the database takes for the least that can be asked of it, over one connection and one question after the other:
 * nothing at all, and one row by its key, each time another one.
 * @param {string} databaseUrl
 * @param {number} seconds each
 */
export function bareReads(databaseUrl, seconds) {
  return asAdmin(databaseUrl, async (client) => {
    const { rows } = await client.query('select id from listing_row limit 10000');
    let turn = 0;
    const nothing = await timed(seconds, () => client.query('select 1'));
    const row = await timed(seconds, () =>
      client.query('select * from listing_row where id = $1', [rows[(turn += 7) % rows.length].id]),
    );
    return { nothing, row };
  });
}

/**
 * @param {number} seconds
 * @param {() => Promise<unknown>} work
 */
async function timed(seconds, work) {
  const latencies = [];
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    const at = performance.now();
    await work();
    latencies.push(performance.now() - at);
  }
  return percentiles(latencies);
}

/** Tables of which the search asks. */
const SEARCHED = [
  'listing_row',
  'notice',
  'party',
  'parcel',
  'contract',
  'certificate',
  'bank_receipt',
  'payment_order',
];

/**
 * How many rows are searched, and numbers that some of them have.
 * @param {string} databaseUrl
 */
export function readSearched(databaseUrl) {
  return asAdmin(databaseUrl, async (client) => {
    const counts = await client.query(
      `select ${SEARCHED.map((table) => `(select count(*) from ${table})::int as ${table}`).join(', ')}`,
    );
    const { rows } = await client.query(
      `select (select no from listing_row where no is not null and state = 'ARCHIVED' order by updated_at, id offset 50 limit 1) as number,
         (select min(flow_no) from bank_receipt) as flow, (select min(no) from contract) as contract`,
    );
    /** @type {Record<string, number>} */
    const rowsOf = counts.rows[0];
    const searched = Object.values(rowsOf).reduce((sum, count) => sum + count, 0);
    return { searched, rowsOf, known: rows[0] };
  });
}
