import type { ClientBase } from 'pg';
import type { FieldCipher } from './field-cipher.js';
import { SEALED_COLUMNS, type SealedColumn, columnBase } from './sealed-columns.js';

interface KeyColumn {
  readonly name: string;
  readonly type: string;
}

/** What a batch did: how many rows, and the key of the last one; nothing where there was none. */
export interface Batch {
  readonly count: number;
  readonly last?: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** One table with sealed columns, as a change of key goes through it: by its primary key, a batch at a time. */
export class SealedTable {
  constructor(
    readonly name: string,
    private readonly key: readonly KeyColumn[],
    private readonly columns: readonly SealedColumn[],
  ) {}

  /** Rows that are not wholly of the newest key. */
  countFormer(client: ClientBase, newest: number): Promise<number> {
    return this.count(client, this.isFormer(newest));
  }

  /** Rows with a hash under the key of this version; the column is that of all versions as odd or even. */
  countHashes(client: ClientBase, version: number): Promise<number> {
    return this.count(client, this.hasHash(version));
  }

  /** Seals the rows after a key anew, as far as nobody else has locked them. */
  async resealBatch(
    client: ClientBase,
    cipher: FieldCipher,
    { after, rows }: { after: readonly string[] | undefined; rows: number },
  ): Promise<Batch> {
    const place = this.key.map(({ type }, index) => `$${index + 1}::${type}`).join(', ');
    const found = await client.query<Row>(
      `select ${this.keyAsText()}, ${this.columns.map((name) => `${columnBase(name)}_enc`).join(', ')}
       from ${this.name}
       where ${after ? `(${this.keyNames()}) > (${place}) and` : ''} ${this.isFormer(cipher.newest)}
       order by ${this.keyNames()} limit ${rows} for update skip locked`,
      after ? [...after] : [],
    );
    for (const row of found.rows) await this.reseal(client, cipher, row);
    const last = found.rows.at(-1);
    return last ? { count: found.rows.length, last: this.keyOf(last) } : { count: 0 };
  }

  /** Takes away hashes under the key of a version, as far as nobody else has locked their rows. */
  async dropHashBatch(client: ClientBase, version: number, rows: number): Promise<number> {
    const emptied = this.hashes(version).map((column) => `${column} = null`);
    const { rowCount } = await client.query(
      `update ${this.name} set ${emptied.join(', ')} where (${this.keyNames()}) in (
         select ${this.keyNames()} from ${this.name} where ${this.hasHash(version)}
         order by ${this.keyNames()} limit ${rows} for update skip locked)`,
    );
    return rowCount ?? 0;
  }

  private async reseal(client: ClientBase, cipher: FieldCipher, row: Row): Promise<void> {
    const values: unknown[] = this.keyOf(row);
    const changes = this.columns.flatMap((name) => {
      const base = columnBase(name);
      const sealed = row[`${base}_enc`] as Buffer | null;
      if (!sealed) return [];
      const text = cipher.open(sealed, name);
      const [odd, even] = cipher.lookUp(text);
      const hash = cipher.newest % 2 === 0 ? even : odd;
      const set = (column: string, value: Buffer | null) => `${column} = $${values.push(value)}`;
      // What is of the newest key already stays as it is: an exchange is known by a later key than there was.
      return [
        ...(sealed[0] === cipher.newest ? [] : [set(`${base}_enc`, cipher.seal(text, name))]),
        ...(isSearched(name) ? [set(hashColumn(name, cipher.newest), hash)] : []),
      ];
    });
    const isRow = this.key.map(({ name, type }, index) => `${name} = $${index + 1}::${type}`);
    await client.query(`update ${this.name} set ${changes.join(', ')} where ${isRow.join(' and ')}`, values);
  }

  private async count(client: ClientBase, condition: string): Promise<number> {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from ${this.name} where ${condition}`,
    );
    return rows[0]!.count;
  }

  private isFormer(newest: number): string {
    const signs = this.columns.flatMap((name) => {
      const column = `${columnBase(name)}_enc`;
      const hasNoHash = `(${column} is not null and ${hashColumn(name, newest)} is null)`;
      return [`get_byte(${column}, 0) <> ${newest}`, ...(isSearched(name) ? [hasNoHash] : [])];
    });
    return `(${signs.join(' or ')})`;
  }

  private hasHash(version: number): string {
    return `(${['false', ...this.hashes(version).map((column) => `${column} is not null`)].join(' or ')})`;
  }

  private hashes(version: number): string[] {
    return this.columns.filter(isSearched).map((name) => hashColumn(name, version));
  }

  private keyOf(row: Row): string[] {
    return this.key.map((_, index) => String(row[`key_${index}`]));
  }

  private keyAsText(): string {
    return this.key.map(({ name }, index) => `${name}::text as key_${index}`).join(', ');
  }

  private keyNames(): string {
    return this.key.map(({ name }) => name).join(', ');
  }
}

/** The tables of the list of sealed columns, with their primary keys as the database has them. */
export async function readSealedTables(client: ClientBase): Promise<SealedTable[]> {
  const names = Object.keys(SEALED_COLUMNS) as SealedColumn[];
  const tables = [...new Set(names.map((name) => SEALED_COLUMNS[name].table))].sort();
  const { rows } = await client.query<KeyColumn & { table: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_index i join pg_class c on c.oid = i.indrelid
       join unnest(i.indkey) with ordinality as part (number, place) on true
       join pg_attribute a on a.attrelid = c.oid and a.attnum = part.number
     where i.indisprimary and c.oid = any($1::regclass[]) order by c.relname, part.place`,
    [tables],
  );
  return tables.map(
    (table) =>
      new SealedTable(
        table,
        rows.filter((row) => row.table === table),
        names.filter((name) => SEALED_COLUMNS[name].table === table),
      ),
  );
}

function isSearched(name: SealedColumn): boolean {
  return SEALED_COLUMNS[name].isSearched;
}

function hashColumn(name: SealedColumn, version: number): string {
  return `${columnBase(name)}_hash${version % 2 === 0 ? '_even' : ''}`;
}
