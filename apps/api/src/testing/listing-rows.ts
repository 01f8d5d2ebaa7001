import { withClient } from '../kernel/db/index.js';

/** What lists are read from is what it tells of, whatever a spec has done: each kept row against its source. */
export async function requireListingRows(databaseUrl: string): Promise<void> {
  const rows = await withClient(databaseUrl, async (client) => {
    const { rows: found } = await client.query<{ row: unknown }>(
      `with told as (select to_jsonb(s) as row from listing_row_source s),
         kept as (select to_jsonb(r) - 'words' as row from listing_row r)
       (table told except table kept) union all (table kept except table told)`,
    );
    return found;
  });
  if (rows.length > 0) throw new Error(`listing_row has fallen behind: ${JSON.stringify(rows, null, 1)}`);
}
