-- What was paid for the like of a listing, and the price in the middle of it: kept with every result that is confirmed,
-- ended or overturned, so that whoever asks for it reads one row and not all results of the year (rules §11.3 R09). A
-- price is counted in 0.0001 元 of its unit, for twelve months.
create table paid_price (
  lot_id uuid primary key references lot (id),
  type_code text not null,
  right_name text not null,
  unit text not null,
  price bigint not null check (price >= 0),
  paid_at timestamptz not null,
  is_counted boolean not null
);
create index paid_price_in_order on paid_price (type_code, right_name, unit, price, lot_id) where is_counted;
create index paid_price_by_age on paid_price (type_code, right_name, unit, paid_at) where is_counted;

-- The price in the middle, of two the lower one: so many are counted, and so many of them stand below it.
create table price_median (
  type_code text not null,
  right_name text not null,
  unit text not null,
  count integer not null check (count >= 0),
  below integer not null check (below >= 0 and below <= count),
  price bigint,
  lot_id uuid references lot (id),
  primary key (type_code, right_name, unit),
  check ((count = 0) = (lot_id is null) and (count = 0) = (price is null))
);

-- The next price above the middle, or below it.
create function price_beside(m price_median, is_above boolean) returns paid_price language sql
  set search_path = public, pg_temp
as $$
  (select p from paid_price p
   where is_above and p.is_counted and p.type_code = m.type_code and p.right_name = m.right_name and p.unit = m.unit
     and (p.price, p.lot_id) > (m.price, m.lot_id)
   order by p.price, p.lot_id limit 1)
  union all
  (select p from paid_price p
   where not is_above and p.is_counted and p.type_code = m.type_code and p.right_name = m.right_name and p.unit = m.unit
     and (p.price, p.lot_id) < (m.price, m.lot_id)
   order by p.price desc, p.lot_id desc limit 1)
$$;

-- The middle moves step by step until as many stand below it as above, or one fewer.
create function settle_median(m price_median) returns void language plpgsql
  set search_path = public, pg_temp
as $$
declare
  middle integer := greatest(m.count - 1, 0) / 2;
  beside paid_price;
begin
  while m.below <> middle loop
    beside := price_beside(m, m.below < middle);
    m.below := m.below + case when m.below < middle then 1 else -1 end;
    m.price := beside.price;
    m.lot_id := beside.lot_id;
  end loop;
  update price_median t set count = m.count, below = m.below, price = m.price, lot_id = m.lot_id
  where t.type_code = m.type_code and t.right_name = m.right_name and t.unit = m.unit;
end $$;

create function count_paid_price(p paid_price) returns void language plpgsql
  set search_path = public, pg_temp
as $$
declare
  m price_median;
begin
  insert into price_median (type_code, right_name, unit, count, below) values (p.type_code, p.right_name, p.unit, 0, 0)
  on conflict do nothing;
  select * into m from price_median t
  where t.type_code = p.type_code and t.right_name = p.right_name and t.unit = p.unit for update;
  insert into paid_price select (p).*
  on conflict (lot_id) do update set type_code = excluded.type_code, right_name = excluded.right_name,
    unit = excluded.unit, price = excluded.price, paid_at = excluded.paid_at, is_counted = true;
  m.count := m.count + 1;
  if m.count = 1 then
    m.price := p.price;
    m.lot_id := p.lot_id;
  elsif (p.price, p.lot_id) < (m.price, m.lot_id) then
    m.below := m.below + 1;
  end if;
  perform settle_median(m);
end $$;

create function uncount_paid_price(of_lot uuid) returns void language plpgsql
  set search_path = public, pg_temp
as $$
declare
  p paid_price;
  m price_median;
  beside paid_price;
begin
  select * into p from paid_price t where t.lot_id = of_lot and t.is_counted;
  if not found then return; end if;
  select * into m from price_median t
  where t.type_code = p.type_code and t.right_name = p.right_name and t.unit = p.unit for update;
  update paid_price t set is_counted = false where t.lot_id = of_lot and t.is_counted;
  -- Somebody else was faster.
  if not found then return; end if;
  m.count := m.count - 1;
  if m.lot_id = of_lot then
    -- What comes next takes its place with as many below; where nothing does, what comes before.
    beside := price_beside(m, true);
    if beside.lot_id is null then
      beside := price_beside(m, false);
      m.below := greatest(m.below - 1, 0);
    end if;
    m.price := beside.price;
    m.lot_id := beside.lot_id;
  elsif (p.price, p.lot_id) < (m.price, m.lot_id) then
    m.below := m.below - 1;
  end if;
  perform settle_median(m);
end $$;

create function keep_paid_price() returns trigger language plpgsql
  set search_path = public, pg_temp
as $$
declare
  p paid_price;
begin
  if tg_op = 'UPDATE' and (old.confirmed_at, old.ended_at, old.unit_price_fen)
       is not distinct from (new.confirmed_at, new.ended_at, new.unit_price_fen) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    perform uncount_paid_price(old.lot_id);
  end if;
  if tg_op <> 'DELETE' and new.confirmed_at is not null and new.ended_at is null then
    select l.id, j.type_code, j.application ->> 'right', j.application ->> 'priceUnit',
      new.unit_price_fen * case when (l.terms -> 'price' ->> 'scale')::integer = 4 then 1 else 100 end,
      new.confirmed_at, true
    into p from lot l join project j on j.id = l.project_id where l.id = new.lot_id;
    if p.right_name is not null and p.unit is not null then
      perform count_paid_price(p);
    end if;
  end if;
  return null;
end $$;
create trigger paid_price_kept after insert or update or delete on deal
  for each row execute function keep_paid_price();

insert into paid_price
select l.id, j.type_code, j.application ->> 'right', j.application ->> 'priceUnit',
  d.unit_price_fen * case when (l.terms -> 'price' ->> 'scale')::integer = 4 then 1 else 100 end, d.confirmed_at, true
from deal d join lot l on l.id = d.lot_id join project j on j.id = l.project_id
where d.confirmed_at > platform_now() - interval '12 months' and d.ended_at is null
  and j.application ->> 'right' is not null and j.application ->> 'priceUnit' is not null;

insert into price_median (type_code, right_name, unit, count, below, price, lot_id)
select type_code, right_name, unit, total, place - 1, price, lot_id
from (
  select p.*, row_number() over (partition by type_code, right_name, unit order by price, lot_id) as place,
    count(*) over (partition by type_code, right_name, unit) as total
  from paid_price p) ranked
where place = (total + 1) / 2;
