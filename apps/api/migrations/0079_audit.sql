-- What became of every line: who changed it, when, and from what to what. Written by a trigger of each table, in the
-- transaction of the change, with the rights of the tables' owner: the platform's own role can read it, and nothing
-- else. A moment later each entry gets its place in a chain of hashes (audit_link); chaining it inside the writing
-- transaction would make all writers wait for one another. The chain's head is part of what is signed each noon.
create table audit_entry (
  seq bigint generated always as identity primary key,
  table_name text not null,
  -- FOUND is a line that was there before anybody wrote down its changes.
  op text not null check (op in ('FOUND', 'INSERT', 'UPDATE', 'DELETE')),
  -- The primary key, parts joined by a slash.
  row_key text not null,
  -- The account that acted, or the part of the platform that did; nothing where somebody came past the platform.
  actor text,
  request text,
  db_role text not null,
  at timestamptz not null,
  tx text not null,
  -- Of a change only what differs; of a line that is new or gone, all of it. What lies sealed in its table stays sealed
  -- here; a password's hash is left out.
  before jsonb,
  after jsonb,
  -- By which the history of a listing is found.
  of_project text,
  of_lot text
);
create index audit_entry_row on audit_entry (table_name, row_key);
create index audit_entry_project on audit_entry (of_project) where of_project is not null;
create index audit_entry_lot on audit_entry (of_lot) where of_lot is not null;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();

create table audit_link (
  position bigint primary key check (position > 0),
  seq bigint not null unique,
  digest text not null,
  hash text not null
);
create trigger audit_link_append_only before update or delete on audit_link
  for each row execute function refuse_change();

-- The shape in which the lines of a table were last written down as they were found: another one, and they are again.
create table audit_shape (
  table_name text primary key,
  columns text not null
);

-- Who looked at the history of a listing, and why.
create table audit_reading (
  id bigint generated always as identity primary key,
  account_id uuid not null references account (id),
  project_id uuid not null references project (id),
  reason text not null check (btrim(reason) <> ''),
  at timestamptz not null
);
create trigger audit_reading_append_only before update or delete on audit_reading
  for each row execute function refuse_change();

-- A line as it is written down, the same whoever writes it: no session chooses how a moment or bytes are spelled.
-- Temporary tables come last, so that nobody puts one in the place of what is written to.
create function audit_note() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres'
as $$
declare
  was jsonb;
  is_now jsonb;
  whole jsonb;
  key text := '';
  acted text := nullif(current_setting('app.actor', true), '');
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then is_now := to_jsonb(new); end if;
  whole := coalesce(is_now, was);
  for place in 0 .. tg_nargs - 1 loop
    key := key || case when place = 0 then '' else '/' end || (whole ->> tg_argv[place]);
  end loop;
  if tg_op = 'UPDATE' then
    select coalesce(jsonb_object_agg(c.name, was -> c.name), '{}'), coalesce(jsonb_object_agg(c.name, c.value), '{}')
      into was, is_now
      from jsonb_each(is_now) as c (name, value) where was -> c.name is distinct from c.value;
    if is_now = '{}' then return null; end if;
  end if;
  if was ? 'password_hash' then was := was || '{"password_hash": "***"}'; end if;
  if is_now ? 'password_hash' then is_now := is_now || '{"password_hash": "***"}'; end if;
  insert into audit_entry (table_name, op, row_key, actor, request, db_role, at, tx, before, after, of_project, of_lot)
  values (tg_table_name, tg_op, key, acted, nullif(current_setting('app.request', true), ''), session_user,
          platform_now(), pg_current_xact_id()::text, was, is_now, whole ->> 'project_id', whole ->> 'lot_id');
  return null;
end $$;

-- Writes down the lines of a table as they are found.
create function audit_find(wanted text, keys text[]) returns void language plpgsql
  set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres'
as $$
begin
  execute format($sql$
    insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after, of_project, of_lot)
    select %1$L, 'FOUND', concat_ws('/', %2$s), 'upgrade', session_user, platform_now(), pg_current_xact_id()::text,
      case when w.line ? 'password_hash' then w.line || '{"password_hash": "***"}' else w.line end,
      w.line ->> 'project_id', w.line ->> 'lot_id'
    from (select to_jsonb(t) as line from %1$I t) w
    $sql$, wanted, (select string_agg(format('w.line ->> %L', k), ', ') from unnest(keys) k));
end $$;

-- As in 0078, and the trigger that writes changes down. Not of: counts and marks that pass (limit_use, bid_heartbeat,
-- web_session, sign_in_place, upload_day, outbox); traces of visitors, which are kept for some days and no longer; the log of a
-- session, which is a chain of its own that is signed with each batch (session_line, session_head); and this itself.
create or replace function guard_tables() returns void language plpgsql as $$
declare
  found record;
begin
  for found in
    select c.relname as name,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'never_emptied') as is_never_emptied,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'noted') as is_noted,
      (select array_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
         from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
         where i.indrelid = c.oid and i.indisprimary) as keys,
      (select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attname)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      c.relname <> all ('{limit_use,bid_heartbeat,web_session,sign_in_place,upload_day,outbox,visit_trace,visit_key,visited_lot,session_line,session_head,schema_migration,audit_entry,audit_link,audit_shape}') as is_audited
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by c.relname
  loop
    if not found.is_never_emptied then
      execute format(
        'create trigger never_emptied before truncate on %I for each statement execute function refuse_truncate()',
        found.name);
    end if;
    continue when not found.is_audited;
    if not found.is_noted then
      execute format(
        'create trigger noted after insert or update or delete on %I for each row execute function audit_note(%s)',
        found.name, (select string_agg(quote_literal(k), ', ') from unnest(found.keys) k));
    end if;
    if not exists (select from audit_shape s where s.table_name = found.name and s.columns = found.columns) then
      perform audit_find(found.name, found.keys);
      insert into audit_shape (table_name, columns) values (found.name, found.columns)
        on conflict (table_name) do update set columns = excluded.columns;
    end if;
  end loop;
end $$;

-- Where the chain stood at a noon; days before there was one have nothing.
alter table public_day
  add column audit_position bigint,
  add column audit_hash text,
  add check ((audit_position is null) = (audit_hash is null));
