-- What stood on the board at a noon is one row a notice: the proof of a notice reads those on its way to the root, and
-- not the whole list of every day. What was signed stays as it is.
create table public_day_leaf (
  day date not null references public_day (day),
  place integer not null check (place >= 0),
  -- Of a notice that stood.
  hash text not null,
  -- Of the day's tree, the hashes of all nodes whose first leaf this is, from the lowest up.
  nodes text[] not null,
  primary key (day, place)
);
create unique index public_day_leaf_stood on public_day_leaf (hash, day);
create trigger public_day_leaf_append_only before update or delete on public_day_leaf
  for each row execute function refuse_change();

-- The trees of the days that were signed before, level by level. A node without a neighbour goes up as it is.
create temporary table tree_node on commit drop as
select d.day, 0 as height, (l.number - 1)::integer as place, l.hash as leaf,
  encode(sha256(convert_to('leaf|' || l.hash, 'UTF8')), 'hex') as hash
from public_day d cross join lateral jsonb_array_elements_text(d.leaves) with ordinality as l (hash, number);
create index on tree_node (height, day, place);
do $$
declare
  level integer := 0;
begin
  loop
    insert into tree_node (day, height, place, hash)
    select n.day, level + 1, n.place / 2, case count(*) when 1 then min(n.hash) else
      encode(sha256(convert_to('node|' || string_agg(n.hash, '|' order by n.place), 'UTF8')), 'hex') end
    from tree_node n
    where n.height = level and n.day in (select o.day from tree_node o where o.height = level and o.place > 0)
    group by n.day, n.place / 2;
    exit when not found;
    level := level + 1;
  end loop;
end $$;
insert into public_day_leaf (day, place, hash, nodes)
select day, place << height, max(leaf), coalesce(array_agg(hash order by height) filter (where height > 0), '{}')
from tree_node group by 1, 2;
alter table public_day drop column leaves;

-- A leaf is held by the day's root, which is noted and signed: a note of each would say it once more.
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
      c.relname <> all ('{limit_use,bid_heartbeat,web_session,sign_in_place,upload_day,outbox,due_rest,visit_trace,visit_key,visited_lot,session_line,session_head,listing_row,notice_words,public_day_leaf,audit_entry,audit_link}') as is_audited
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
