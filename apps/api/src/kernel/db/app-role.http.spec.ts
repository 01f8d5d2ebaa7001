import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { MigratedDatabase } from '../../testing/migrated-database.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let app: pg.Client;
beforeAll(async () => {
  platform = await TestPlatform.start();
  app = new pg.Client({ connectionString: platform.config.databaseUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await platform.close();
});

const tables = async (): Promise<string[]> =>
  (
    await platform.asOwner<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    )
  ).map(({ name }) => name);
const refusal = async (sql: string): Promise<string> => {
  try {
    await app.query(sql);
    return 'nothing';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const DENIED = '42501';

describe('the role with which the platform runs', () => {
  test('owns nothing, and is nobody else', async () => {
    const { rows } = await app.query<Record<string, unknown>>(
      `select r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolbypassrls,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as relations,
         (select count(*)::int from pg_proc p where p.proowner = r.oid) as functions,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname = current_user`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        relations: 0,
        functions: 0,
        memberships: 0,
      },
    ]);
  });

  test('empties no table, changes none, and takes no trigger away', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(60);
    for (const table of all) {
      expect([table, await refusal(`truncate ${table} cascade`)]).toEqual([table, DENIED]);
      expect([table, await refusal(`alter table ${table} disable trigger all`)]).toEqual([table, DENIED]);
      expect([table, await refusal(`alter table ${table} add column more text`)]).toEqual([table, DENIED]);
      expect([table, await refusal(`create rule r as on insert to ${table} do instead nothing`)]).toEqual([
        table,
        DENIED,
      ]);
      expect([table, await refusal(`drop table ${table} cascade`)]).toEqual([table, DENIED]);
    }
    expect(await refusal('set session_replication_role = replica')).toBe(DENIED);
    expect(await refusal('create table mine (x int)')).toBe(DENIED);
    expect(
      await refusal('create or replace function refuse_change() returns trigger language sql as $$ $$'),
    ).toBe(DENIED);
  });

  test('takes lines away only where the product does', async () => {
    const may = [];
    for (const table of await tables())
      if ((await refusal(`delete from ${table} where false`)) === 'nothing') may.push(table);
    expect(may).toEqual([
      'bank_statement_line',
      'bid_heartbeat',
      'collective_member',
      'confirmation_refusal',
      'deal',
      'desk_claim',
      'desk_open',
      'desk_view',
      'due_rest',
      'flow_claim',
      'limit_use',
      'one_time_code',
      'outbox_waiting',
      'personal_view',
      'project_document',
      'project_household',
      'push_subscription',
      'registration_document',
      'registration_partner',
      'sign_in_log',
      'sign_in_place',
      'upload_day',
      'visit_key',
      'visit_trace',
      'visited_lot',
      'web_session',
      'work_calendar',
      'work_told',
    ]);
  });

  test.each([
    'session_line',
    'session_head',
    'notice',
    'listing_event',
    'ledger_line',
    'public_day',
    'public_day_leaf',
    'signature',
  ])('adds to %s and changes nothing of it', async (table) => {
    const { rows } = await app.query<{ may: string[] }>(
      `select array_agg(p order by p) filter (where has_table_privilege($1, p)) as may
         from unnest('{select,insert,update,delete,truncate,references,trigger}'::text[]) p`,
      [table],
    );
    expect(rows[0]!.may).toEqual(['insert', 'select']);
  });

  test('does not write what only the upgrade writes', async () => {
    for (const table of ['schema_migration', 'field_key'])
      expect(await refusal(`delete from ${table}`)).toBe(DENIED);
    expect(await refusal("insert into schema_migration values ('9999_no.sql')")).toBe(DENIED);
  });
});

// Where nobody else works: emptying locks the tables in an order of its own.
test('not even the owner empties a table while its trigger stands', async () => {
  const unused = await MigratedDatabase.start();
  try {
    for (const table of await tables())
      await expect(unused.client.query(`truncate ${table} cascade`)).rejects.toThrow('is never emptied');
  } finally {
    await unused.close();
  }
});
