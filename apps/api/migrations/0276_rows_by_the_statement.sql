-- When a session begins that is still to come or runs: one that stands still, once somebody has said when it goes on;
-- between two rounds of sealed prices, with the next one; one that has been open since its listing (186 days at most,
-- rules §21 A14), with its limited window, once that is near.
create function session_begins(s bidding_session) returns timestamptz language sql stable as $$
  select case
    when not s.is_current or s.state not in ('SCHEDULED', 'READY', 'FREE', 'LIMITED', 'PAUSED') then null
    when s.state = 'PAUSED' then coalesce(s.resume_at, s.round_start_at)
    when s.rules ->> 'mode' = 'DYNAMIC' and (s.rules ->> 'freeEndAt')::timestamptz - s.start_at >= interval '186 days'
      then case when s.free_end_at < (s.rules ->> 'freeEndAt')::timestamptz then s.free_end_at end
    else s.start_at end
$$;

-- The session itself tells when it begins, not what was announced of one that was called off since.
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
  session_begins(s) as session_start_at, d.decided_at as dealt_at, d.unit_price_fen, d.total_fen
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
left join bidding_session s on s.lot_id = l.id and s.is_current;

-- What lists are read from follows a statement, not each of its rows: what changes many lots refreshes their rows together.
drop trigger listed on project;
drop trigger listed on lot;
drop trigger listed on consultation;
drop trigger listed on notice;
drop trigger listed on deal;
drop function keep_listing_row();
drop function keep_dealt_row();
drop function listing_row_refresh(uuid);

create function refresh_listing_rows(projects uuid[]) returns void language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  if cardinality(projects) = 0 then return; end if;
  -- Whoever changes something else of the same projects waits, and then sees what was changed.
  perform from listing_row where project_id = any (projects) order by id for update;
  -- The first lot takes the place of its project.
  update listing_row r set id = l.id, lot_id = l.id
    from (select distinct on (project_id) id, project_id from lot where project_id = any (projects)
          order by project_id, number) l
    where r.project_id = l.project_id and r.lot_id is null;
  insert into listing_row as r select * from listing_row_source s where s.project_id = any (projects)
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

create function keep_listing_rows() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  case tg_table_name
    when 'project' then perform refresh_listing_rows(array(select id from changed));
    when 'lot' then perform refresh_listing_rows(array(select distinct project_id from changed));
    -- A listing's first notice: what is put up later changes no row of it.
    when 'notice' then perform refresh_listing_rows(array(
      select distinct project_id from changed where kind in ('TRANSFER', 'PURCHASE')));
    else perform refresh_listing_rows(array(
      select distinct l.project_id from changed c join lot l on l.id = c.lot_id));
  end case;
  return null;
end $$;

create trigger listed_new after insert on project referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed after update on project referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed_new after insert on lot referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed after update on lot referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed_new after insert on consultation referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed after update on consultation referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed_new after insert on notice referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed_new after insert on deal referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed after update on deal referencing new table as changed
  for each statement execute function keep_listing_rows();
create trigger listed_no_more after delete on deal referencing old table as changed
  for each statement execute function keep_listing_rows();

-- A session's row is written at every bid: whether anything of it is shown is asked before anything is done.
create function keep_session_row() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  perform refresh_listing_rows(array(select project_id from lot where id = new.lot_id));
  return null;
end $$;
create trigger listed_new after insert on bidding_session
  for each row execute function keep_session_row();
create trigger listed after update on bidding_session for each row
  when ((old.state, old.is_current, old.start_at, old.free_end_at, old.resume_at, old.round_start_at)
      is distinct from (new.state, new.is_current, new.start_at, new.free_end_at, new.resume_at, new.round_start_at)
    and session_begins(old) is distinct from session_begins(new))
  execute function keep_session_row();

update listing_row r set session_start_at = s.session_start_at
from listing_row_source s
where s.id = r.id and r.session_start_at is distinct from s.session_start_at;
