-- A person's copy and the keys of files are not noted: what has to be forgotten would stand in the record. The whole list
-- of what is not, in one place.
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
      c.relname <> all ('{limit_use,bid_heartbeat,web_session,sign_in_place,upload_day,outbox,outbox_waiting,message,delivery,push_subscription,due_rest,desk_open,one_time_code,demo_phone,visit_trace,visit_key,visited_lot,personal_copy,file_seal,session_line,session_head,listing_row,notice_words,public_day_leaf,audit_entry,audit_link}') as is_audited
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

drop trigger if exists noted on personal_copy;
drop trigger if exists noted on file_seal;
delete from audit_shape where table_name in ('personal_copy', 'file_seal');
