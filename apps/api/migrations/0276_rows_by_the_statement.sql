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
    -- A listing's first notice, and whatever says when its session begins.
    when 'notice' then perform refresh_listing_rows(array(
      select distinct project_id from changed
      where kind in ('TRANSFER', 'PURCHASE') or content ->> 'sessionStartAt' is not null));
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
