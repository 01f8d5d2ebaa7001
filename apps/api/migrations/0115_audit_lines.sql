-- The lines of a session are noted too: not each by itself, which would make a bid dear, but all that one statement
-- writes by one digest of everything that stands in them, and of the signature over them. What a line's own hash does
-- not cover (whose bid it is, the amount beside its text, the envelope, the end after it) cannot be changed unseen then.
-- plpgsql, whose plans are kept, over the lines that were just written and one line by its key: a bid waits for it.
create function audit_note_lines() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO'
as $$
begin
  insert into audit_entry (table_name, op, row_key, actor, request, db_role, at, tx, after)
  select tg_table_name, tg_op, w.session_id || '/' || w.first, nullif(current_setting('app.actor', true), ''),
    nullif(current_setting('app.request', true), ''), session_user, platform_now(), pg_current_xact_id()::text,
    jsonb_build_object('last', w.last, 'lines', encode(sha256(convert_to(w.lines, 'UTF8')), 'hex'),
      'heads', encode(sha256(convert_to(coalesce((
        select row(h.first_seq, h.last_seq, h.last_hash, h.root, h.signature)::text
        from session_head h where h.session_id = w.session_id and h.last_seq = w.last), ''), 'UTF8')), 'hex'))
  from (
    select l.session_id, min(l.seq) as first, max(l.seq) as last,
      string_agg(row(l.seq, l.kind, l.bid_no, l.registration_id, l.paddle, l.value, l.amount_fen, l.envelope, l.at,
        l.arrived_at, l.recorded_at, l.idempotency_key, l.end_at, l.prev_hash, l.hash)::text, E'\n' order by l.seq) as lines
    from added l group by l.session_id) w;
  return null;
end $$;

-- Lines that are there are noted as found, a session at once.
set local timezone = 'UTC';
set local datestyle = 'ISO';
insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after)
  select 'session_line', 'FOUND', w.session_id || '/1', 'upgrade', session_user, platform_now(),
    pg_current_xact_id()::text,
    jsonb_build_object('last', w.last, 'lines', encode(sha256(convert_to(w.lines, 'UTF8')), 'hex'),
      'heads', encode(sha256(convert_to(coalesce((
        select string_agg(row(h.first_seq, h.last_seq, h.last_hash, h.root, h.signature)::text, E'\n' order by h.last_seq)
        from session_head h where h.session_id = w.session_id), ''), 'UTF8')), 'hex'))
  from (
    select l.session_id, max(l.seq) as last,
      string_agg(row(l.seq, l.kind, l.bid_no, l.registration_id, l.paddle, l.value, l.amount_fen, l.envelope, l.at,
        l.arrived_at, l.recorded_at, l.idempotency_key, l.end_at, l.prev_hash, l.hash)::text, E'\n' order by l.seq) as lines
    from session_line l group by l.session_id) w;

create trigger noted after insert on session_line referencing new table as added
  for each statement execute function audit_note_lines();

-- As in 0079; but which migrations ran, and in which shape a table was last found, is noted as well: so it can be told
-- whether what was done in the name of an upgrade was done by one.
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
      c.relname <> all ('{limit_use,bid_heartbeat,web_session,sign_in_place,upload_day,outbox,visit_trace,visit_key,visited_lot,session_line,session_head,audit_entry,audit_link}') as is_audited
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
