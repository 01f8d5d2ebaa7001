-- What a list shows at first sight: when the session of a lot begins, as the board has announced it last; what was paid
-- for it, as long as that stands; and the ground of its first parcels, from which an outline is drawn.
alter table listing_row
  add column session_start_at timestamptz,
  add column dealt_at timestamptz,
  add column unit_price_fen bigint,
  add column total_fen bigint;

create or replace view listing_row_source as
select coalesce(l.id, p.id) as id, p.id as project_id, l.id as lot_id, p.no,
  coalesce(p.application ->> 'title', '') as title, p.type_code, p.village_code, p.transferor_id,
  case when p.is_mandated then p.created_by end as filed_by,
  p.supervisor_permission is not null as is_permitted,
  coalesce(l.state, p.state) as state, coalesce(l.state_since, p.state_since) as state_since,
  coalesce(l.next_due_at, l.step_due_at, c.next_due_at, p.next_due_at, p.step_due_at, 'infinity') as due_at,
  p.updated_at, c.state as asking, c.way,
  n.id as notice_id, n.no as notice_no, n.title as notice_title, n.published_at, l.registration_ends_at,
  jsonb_build_object(
    'typeCode', l.terms -> 'typeCode', 'typeName', l.terms -> 'typeName', 'townName', l.terms -> 'townName',
    'villageName', l.terms -> 'villageName', 'price', l.terms -> 'price',
    'startPriceFen', l.terms -> 'startPriceFen', 'isBuying', l.terms -> 'isBuying')
    || case when g.grounds <> '[]' then jsonb_build_object('grounds', g.grounds) else '{}' end as card,
  l.terms ->> 'typeCode' as public_type_code, l.terms ->> 'villageCode' as public_village_code,
  left(l.terms ->> 'villageCode', 9) as public_town_code,
  s.start_at as session_start_at, d.decided_at as dealt_at, d.unit_price_fen, d.total_fen
from project p
left join lot l on l.project_id = p.id
left join consultation c on c.lot_id = l.id and c.round = l.round
left join deal d on d.lot_id = l.id and d.ended_at is null
left join lateral (
  select jsonb_path_query_array(l.terms, '$.parcels[0 to 5].boundary ? (@.type() == "object")') as grounds
) g on true
left join lateral (
  select id, no, title, published_at from notice
  where lot_id = l.id and kind in ('TRANSFER', 'PURCHASE') order by published_at, no limit 1
) n on true
left join lateral (
  select (content ->> 'sessionStartAt')::timestamptz as start_at from notice
  where l.state = 'TRADING' and lot_id = l.id and content ->> 'sessionStartAt' is not null
  order by published_at desc, no desc limit 1
) s on true;

create or replace function listing_row_refresh(project uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  -- Whoever changes something else of the same project waits, and then sees what was changed.
  perform from listing_row where project_id = project for update;
  -- The first lot takes the place of its project.
  update listing_row r set id = l.id, lot_id = l.id
    from (select id from lot where project_id = project order by number limit 1) l
    where r.project_id = project and r.lot_id is null;
  insert into listing_row as r select * from listing_row_source s where s.project_id = project
  on conflict (id) do update set
    (no, title, type_code, village_code, transferor_id, filed_by, is_permitted, state, state_since, due_at, updated_at,
     asking, way, notice_id, notice_no, notice_title, published_at, registration_ends_at, card,
     public_type_code, public_village_code, public_town_code, session_start_at, dealt_at, unit_price_fen, total_fen)
    = (excluded.no, excluded.title, excluded.type_code, excluded.village_code, excluded.transferor_id, excluded.filed_by,
     excluded.is_permitted, excluded.state, excluded.state_since, excluded.due_at, excluded.updated_at,
     excluded.asking, excluded.way, excluded.notice_id, excluded.notice_no, excluded.notice_title, excluded.published_at,
     excluded.registration_ends_at, excluded.card,
     excluded.public_type_code, excluded.public_village_code, excluded.public_town_code,
     excluded.session_start_at, excluded.dealt_at, excluded.unit_price_fen, excluded.total_fen)
  where r is distinct from excluded;
end $$;

create function keep_dealt_row() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  perform listing_row_refresh((
    select project_id from lot where id = case when tg_op = 'DELETE' then old.lot_id else new.lot_id end));
  return null;
end $$;
create trigger listed after insert or update or delete on deal for each row execute function keep_dealt_row();

update listing_row r set
  card = s.card, session_start_at = s.session_start_at, dealt_at = s.dealt_at,
  unit_price_fen = s.unit_price_fen, total_fen = s.total_fen
from listing_row_source s
where s.id = r.id and s.lot_id is not null
  and (r.card, r.session_start_at, r.dealt_at) is distinct from (s.card, s.session_start_at, s.dealt_at);

-- What begins next, and what was dealt last.
create index listing_row_sessions on listing_row (session_start_at, notice_id)
  where session_start_at is not null and notice_id is not null;
create index listing_row_dealt on listing_row (dealt_at, notice_id) where dealt_at is not null and notice_id is not null;

-- The figures of a year: results that were confirmed in it and stand. Ground in 0.01 m²; what was asked and what is paid
-- for what was sold, by which both are compared.
create table year_figure (
  year integer primary key,
  deals integer not null check (deals >= 0),
  total_fen bigint not null check (total_fen >= 0),
  area bigint not null check (area >= 0),
  asked_fen bigint not null check (asked_fen >= 0),
  paid_fen bigint not null check (paid_fen >= 0)
);

create function count_year_figure(d deal, sign integer) returns void language plpgsql
  set search_path = public, pg_temp
as $$
declare
  terms jsonb;
  is_sold boolean;
  of_year integer := extract(year from d.confirmed_at at time zone 'Asia/Shanghai');
begin
  if d.confirmed_at is null or d.ended_at is not null then return; end if;
  select l.terms into terms from lot l where l.id = d.lot_id;
  is_sold := not coalesce((terms ->> 'isBuying')::boolean, false) and terms ->> 'startTotalFen' is not null;
  insert into year_figure (year, deals, total_fen, area, asked_fen, paid_fen) values (of_year, 0, 0, 0, 0, 0)
  on conflict do nothing;
  update year_figure set
    deals = deals + sign,
    total_fen = total_fen + sign * d.total_fen,
    area = area + sign * coalesce((terms ->> 'areaCentiSquareMetres')::bigint, 0),
    asked_fen = asked_fen + case when is_sold then sign * (terms ->> 'startTotalFen')::bigint else 0 end,
    paid_fen = paid_fen + case when is_sold then sign * d.total_fen else 0 end
  where year = of_year;
end $$;

create function keep_year_figure() returns trigger language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and (old.confirmed_at, old.ended_at, old.total_fen)
       is not distinct from (new.confirmed_at, new.ended_at, new.total_fen) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    perform count_year_figure(old, -1);
  end if;
  if tg_op <> 'DELETE' then
    perform count_year_figure(new, 1);
  end if;
  return null;
end $$;
create trigger year_figure_kept after insert or update or delete on deal
  for each row execute function keep_year_figure();

insert into year_figure (year, deals, total_fen, area, asked_fen, paid_fen)
select extract(year from d.confirmed_at at time zone 'Asia/Shanghai'), count(*), sum(d.total_fen),
  sum(coalesce((l.terms ->> 'areaCentiSquareMetres')::bigint, 0)),
  coalesce(sum((l.terms ->> 'startTotalFen')::bigint) filter (where not coalesce((l.terms ->> 'isBuying')::boolean, false)), 0),
  coalesce(sum(d.total_fen) filter (where not coalesce((l.terms ->> 'isBuying')::boolean, false)
    and l.terms ->> 'startTotalFen' is not null), 0)
from deal d join lot l on l.id = d.lot_id
where d.confirmed_at is not null and d.ended_at is null
group by 1;
