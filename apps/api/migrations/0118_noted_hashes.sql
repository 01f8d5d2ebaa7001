-- A password's hash was noted as three stars, so that one that was set past the triggers looked like the one that had
-- been there. Of the hash a digest is noted from now on: a hash is salted and long, and nobody finds it by that.
create or replace function audit_note() returns trigger language plpgsql security definer
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
  if was ? 'password_hash' then
    was := was || jsonb_build_object('password_hash',
      encode(sha256(convert_to(was ->> 'password_hash', 'UTF8')), 'hex'));
  end if;
  if is_now ? 'password_hash' then
    is_now := is_now || jsonb_build_object('password_hash',
      encode(sha256(convert_to(is_now ->> 'password_hash', 'UTF8')), 'hex'));
  end if;
  insert into audit_entry (table_name, op, row_key, actor, request, db_role, at, tx, before, after, of_project, of_lot)
  values (tg_table_name, tg_op, key, acted, nullif(current_setting('app.request', true), ''), session_user,
          platform_now(), pg_current_xact_id()::text, was, is_now, whole ->> 'project_id', whole ->> 'lot_id');
  return null;
end $$;

create or replace function audit_find(wanted text, keys text[]) returns void language plpgsql
  set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres'
as $$
begin
  execute format($sql$
    insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after, of_project, of_lot)
    select %1$L, 'FOUND', concat_ws('/', %2$s), 'upgrade', session_user, platform_now(), pg_current_xact_id()::text,
      case when w.line ? 'password_hash' then w.line || jsonb_build_object('password_hash',
        encode(sha256(convert_to(w.line ->> 'password_hash', 'UTF8')), 'hex')) else w.line end,
      w.line ->> 'project_id', w.line ->> 'lot_id'
    from (select to_jsonb(t) as line from %1$I t) w
    $sql$, wanted, (select string_agg(format('w.line ->> %L', k), ', ') from unnest(keys) k));
end $$;

-- Accounts are found anew behind this, with the digests of the hashes they have.
delete from audit_shape where table_name = 'account';
