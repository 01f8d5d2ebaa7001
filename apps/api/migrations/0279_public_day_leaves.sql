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
