import fs from 'node:fs';
import path from 'node:path';
import type { ClientBase } from 'pg';

/** What the migrations put around the tables, by which the tables are held. */
export interface Guards {
  /** Digests of all functions of the schema, by name and types of what they take. */
  readonly functions: Readonly<Record<string, string>>;
  /** By table and name, how each trigger is defined; a table without any is there, too. */
  readonly triggers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const FILE = 'guards.json';
/** Functions of extensions that lie in their libraries. */
const IS_OF_LIBRARY = `l.lanname = 'c' and exists (
  select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;

/** The list that lies beside the migrations; whoever checks brings it along with them. */
export function listedGuards(folder: string): Guards {
  return JSON.parse(fs.readFileSync(path.join(folder, FILE), 'utf8')) as Guards;
}

export function writeGuards(folder: string, guards: Guards): void {
  fs.writeFileSync(path.join(folder, FILE), `${JSON.stringify(guards, null, 2)}\n`);
}

/** What stands in a database; names are spelled in full, so that nothing depends on where a session looks for them. */
export async function readGuards(client: ClientBase): Promise<Guards> {
  await client.query('set search_path = pg_catalog, pg_temp');
  const functions = await client.query<{ name: string; digest: string }>(
    `select p.proname || '(' || oidvectortypes(p.proargtypes) || ')' as name,
       encode(sha256(convert_to(jsonb_build_array(l.lanname, p.prokind, p.prosrc, p.proconfig, p.prosecdef, p.provolatile,
         p.proisstrict, p.proretset, pg_get_function_result(p.oid))::text, 'UTF8')), 'hex') as digest
     from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = 'public'::regnamespace and not (${IS_OF_LIBRARY})`,
  );
  const tables = await client.query<{ table: string; triggers: Record<string, string> }>(
    `select c.relname as table, coalesce(
       jsonb_object_agg(t.tgname, pg_get_triggerdef(t.oid)) filter (where t.tgname is not null), '{}') as triggers
     from pg_class c left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     group by c.relname`,
  );
  return {
    functions: inOrder(functions.rows.map(({ name, digest }) => [name, digest])),
    triggers: inOrder(tables.rows.map(({ table, triggers }) => [table, inOneSpelling(triggers)])),
  };
}

function inOrder<T>(entries: [string, T][]): Record<string, T> {
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function inOneSpelling(triggers: Readonly<Record<string, string>>): Record<string, string> {
  return inOrder(Object.entries(triggers).map(([name, definition]) => [name, spellColumns(definition)]));
}

/** In which order 0039 named columns was left to each database, and says nothing. */
function spellColumns(definition: string): string {
  const sorted = (list: string) => list.split(', ').sort().join(', ');
  return definition
    .replace(/(?<= UPDATE OF ).+?(?= ON )/, sorted)
    .replace(/(?<= FUNCTION public\.keep_key_versions\().+(?=\)$)/, sorted);
}
