import type { ClientBase } from 'pg';
import { sqlStateOf } from './away.js';
import { waitForOtherStarters } from './migrate.js';

/**
 * Tables whose lines are taken away again because the product says so: sessions and counts that are over, drafts and
 * their papers, marks that are kept for a time, lists that are sent anew as a whole. From no other table can the
 * platform delete anything.
 */
const DELETED_FROM = [
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
];

/** Written by whoever prepares the database, or by triggers with the owner's rights, and by nobody else. */
const READ_ONLY = [
  'audit_entry',
  'audit_shape',
  'field_key',
  'filling',
  'ledger_account',
  'ledger_chart',
  'listing_row',
  'notice_words',
  'schema_migration',
];
/** The clock of a demonstration is moved while the platform runs; a real one has none. */
const READ_ONLY_IN_PRODUCTION = ['demo_phone', 'platform_clock'];
/** Lines that are written once, without a trigger of their own that keeps them. */
const ADDED_ONLY = ['archive_file', 'notice_poster', 'outbox', 'settlement', 'stored_file'];
/** Of such lines what may be overwritten: a file that is erased is called nothing any more. */
const ERASED_IN: Readonly<Record<string, string>> = { stored_file: 'name' };

const NOT_ALLOWED = '42501';

interface Table {
  readonly name: string;
  readonly is_added_only: boolean;
}

/** The user in the address of a database. */
export function roleOf(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).username);
}

/**
 * Makes the role with which the platform runs where it is missing, and gives it what it needs and nothing besides.
 * The connection is the owner's. Where one role is both, as in a demonstration on a database that somebody brings,
 * there is nothing to give.
 */
export async function prepareAppRole(
  owner: ClientBase,
  { databaseUrl, isProduction }: { databaseUrl: string; isProduction: boolean },
): Promise<void> {
  const role = roleOf(databaseUrl);
  await waitForOtherStarters(owner);
  const { rows } = await owner.query<{ is_owner: boolean; is_there: boolean }>(
    `select current_user = $1 as is_owner, exists (select from pg_roles where rolname = $1) as is_there`,
    [role],
  );
  if (role === '' || rows[0]!.is_owner) return;
  if (!rows[0]!.is_there) await createRole(owner, role, decodeURIComponent(new URL(databaseUrl).password));
  await grantRights(owner, role, isProduction);
}

async function createRole(owner: ClientBase, role: string, password: string): Promise<void> {
  const name = owner.escapeIdentifier(role);
  const given = password === '' ? '' : ` password ${owner.escapeLiteral(password)}`;
  try {
    await owner.query(`create role ${name} login nosuperuser nocreatedb nocreaterole${given}`);
  } catch (error) {
    if (sqlStateOf(error) !== NOT_ALLOWED) throw error;
    throw new Error(
      `数据库里还没有平台用的角色 ${role}，升级用的角色又不能新建角色。请让数据库管理员先建好：create role ${name} login password '…';`,
    );
  }
}

/** All in one transaction: a platform that runs meanwhile is never without its rights. */
async function grantRights(owner: ClientBase, role: string, isProduction: boolean): Promise<void> {
  const { rows } = await owner.query<Table>(
    `select c.relname as name, exists (
       select from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%\\_append\\_only'
     ) as is_added_only
     from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by c.relname`,
  );
  const to = owner.escapeIdentifier(role);
  const statements = rows.map((table) => {
    const name = owner.escapeIdentifier(table.name);
    return `revoke all on ${name} from ${to}; grant ${rightsOn(table, isProduction).join(', ')} on ${name} to ${to};`;
  });
  await owner.query(`begin; ${statements.join('\n')} commit;`);
}

function rightsOn({ name, is_added_only }: Table, isProduction: boolean): string[] {
  if (READ_ONLY.includes(name) || (isProduction && READ_ONLY_IN_PRODUCTION.includes(name))) return ['select'];
  if (is_added_only || ADDED_ONLY.includes(name))
    return ['select', 'insert', ...(ERASED_IN[name] ? [`update (${ERASED_IN[name]})`] : [])];
  if (DELETED_FROM.includes(name)) return ['select', 'insert', 'update', 'delete'];
  return ['select', 'insert', 'update'];
}

/** Why the platform may not run with the role of this connection, in one sentence; nothing where it may. */
export async function refuseAppRole(app: ClientBase): Promise<string | undefined> {
  const { rows } = await app.query<{ role: string; is_owner: boolean; may_more: boolean }>(
    `select current_user as role,
       (select rolsuper or rolcreaterole or rolbypassrls or rolreplication from pg_roles where rolname = current_user)
         or pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'member')
         or coalesce(bool_or(pg_has_role(current_user, c.relowner, 'member')), false) as is_owner,
       has_schema_privilege(current_schema(), 'create')
         or coalesce(bool_or(has_table_privilege(c.oid, 'truncate, trigger, references')
              or c.relname <> all($1) and has_table_privilege(c.oid, 'delete')
              or exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%\\_append\\_only')
                 and has_table_privilege(c.oid, 'update, delete')), false) as may_more
     from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`,
    [DELETED_FROM],
  );
  const { role, is_owner, may_more } = rows[0]!;
  if (is_owner)
    return `平台连数据库用的角色 ${role} 是表的所有者或者管理员，能改能删已经签过的记录。请另建一个只供平台用的角色写进 DATABASE_URL，所有者写进 OWNER_DATABASE_URL，再运行 npm run migrate。`;
  if (may_more)
    return `平台连数据库用的角色 ${role} 的权限太多，能清空、删除或者改动只许添加的记录。请运行 npm run migrate 收回，并查一查它属于哪些角色。`;
  return undefined;
}

/** Why the platform cannot run with the role of this connection; nothing where it has been given its rights. */
export async function refuseWithoutRights(app: ClientBase): Promise<string | undefined> {
  const { rows } = await app.query<{ role: string; is_shut_out: boolean }>(
    `select current_user as role,
       coalesce(not has_table_privilege(to_regclass('schema_migration'), 'select'), false) as is_shut_out`,
  );
  return rows[0]!.is_shut_out
    ? `平台连数据库用的角色 ${rows[0]!.role} 还没有得到权限。请先用 OWNER_DATABASE_URL 运行 npm run migrate。`
    : undefined;
}
