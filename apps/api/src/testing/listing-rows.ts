import { withClient } from '../kernel/db/index.js';

/** What lists are read from is what it tells of, whatever a spec has done: each kept row against its source. */
export async function requireListingRows(databaseUrl: string): Promise<void> {
  const rows = await withClient(databaseUrl, async (client) => {
    const { rows: found } = await client.query<{ id: string }>(
      `(select * from listing_row_source except select * from listing_row)
       union all (select * from listing_row except select * from listing_row_source)`,
    );
    return found;
  });
  if (rows.length > 0) throw new Error(`listing_row has fallen behind: ${JSON.stringify(rows, null, 1)}`);
}
