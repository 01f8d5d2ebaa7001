import type { ClientBase } from 'pg';
import type { Trust } from './trust.js';
import { type Guards, readGuards } from './guards.js';

/**
 * What no migration makes and what would stand between the check, or the platform, and the lines: what hides or redirects
 * them, and what takes the place of a function, an operator or a cast of the database's own.
 */
const STRANGE = `
  select '表 ' || c.relname || ' 开了行级安全，谁看得到哪些行由它说了算' as fault
    from pg_class c where c.relnamespace = 'public'::regnamespace and (c.relrowsecurity or c.relforcerowsecurity)
  union all select '表 ' || c.relname || ' 有行级策略 ' || p.polname
    from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace
  union all select '表 ' || c.relname || ' 有改写规则 ' || r.rulename
    from pg_rewrite r join pg_class c on c.oid = r.ev_class
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  union all select '表 ' || i.inhparent::regclass || ' 有继承它的表 ' || i.inhrelid::regclass
    from pg_inherits i join pg_class c on c.oid in (i.inhparent, i.inhrelid)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  union select '表 ' || c.relname || ' 的外键检查被停用了'
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and t.tgisinternal and t.tgenabled <> 'O'
  union all select '运算符 ' || o.oid::regoperator || ' 不是升级建的'
    from pg_operator o join pg_proc p on p.oid = o.oprcode join pg_language l on l.oid = p.prolang
    where o.oprnamespace = 'public'::regnamespace and l.lanname <> 'c'
  union all select '类型转换 ' || format_type(k.castsource, null) || ' 到 ' || format_type(k.casttarget, null) || ' 不是升级建的'
    from pg_cast k join pg_proc p on p.oid = k.castfunc join pg_language l on l.oid = p.prolang
    where k.oid >= 16384 and l.lanname <> 'c'
  union all select '事件触发器 ' || v.evtname || ' 不是升级建的' from pg_event_trigger v
  order by 1`;

/** Holds triggers and functions against the list that belongs to the migrations, and names what does not belong there. */
export async function checkGuards(client: ClientBase, { guards }: Trust): Promise<string[]> {
  const found = await readGuards(client);
  const { rows: strange } = await client.query<{ fault: string }>(STRANGE);
  const { rows: off } = await client.query<{ fault: string }>(
    `select '表 ' || c.relname || ' 的触发器 ' || t.tgname || ' 被停用了' as fault
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'O' order by 1`,
  );
  return [
    ...off.map(({ fault }) => fault),
    ...triggerFaults(guards, found),
    ...differences('函数 ', guards.functions, found.functions),
    ...strange.map(({ fault }) => fault),
  ];
}

/** A table that is not there is named with what was noted of it. */
function triggerFaults({ triggers: listed }: Guards, { triggers: found }: Guards): string[] {
  return Object.entries(found).flatMap(([table, triggers]) =>
    Object.hasOwn(listed, table)
      ? differences(`表 ${table} 的触发器 `, listed[table]!, triggers)
      : [`表 ${table} 不是升级建的`],
  );
}

type ByName = Readonly<Record<string, string>>;

function differences(what: string, listed: ByName, found: ByName): string[] {
  const names = [...new Set([...Object.keys(listed), ...Object.keys(found)])].sort();
  return names.flatMap((name) => {
    if (!Object.hasOwn(found, name)) return [`${what}${name} 不见了`];
    if (!Object.hasOwn(listed, name)) return [`${what}${name} 不是升级建的`];
    return found[name] === listed[name] ? [] : [`${what}${name} 被换成了别的`];
  });
}
