-- Lists are read from one row a listing, kept beside what they tell of: a project as long as it has no lot, then each of
-- its lots. Triggers keep it in the transaction that changes something; nobody else writes it.
create table listing_row (
  id uuid primary key,
  project_id uuid not null references project (id),
  lot_id uuid references lot (id),
  no text,
  title text not null,
  type_code text not null,
  village_code text,
  transferor_id uuid not null,
  -- Whoever files on a mandate.
  filed_by uuid,
  is_permitted boolean not null,
  state text not null,
  state_since timestamptz not null,
  -- Infinite where nothing runs.
  due_at timestamptz not null,
  updated_at timestamptz not null,
  -- What both sides are being asked, and what came of it.
  asking text,
  way text,
  -- What the public reads: the first notice; nothing as long as none stands.
  notice_id uuid,
  notice_no text,
  notice_title text,
  published_at timestamptz,
  registration_ends_at timestamptz,
  -- Of the terms what a list shows.
  card jsonb,
  public_type_code text,
  public_village_code text,
  public_town_code text
);

create view listing_row_source as
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
    'startPriceFen', l.terms -> 'startPriceFen', 'isBuying', l.terms -> 'isBuying') as card,
  l.terms ->> 'typeCode' as public_type_code, l.terms ->> 'villageCode' as public_village_code,
  left(l.terms ->> 'villageCode', 9) as public_town_code
from project p
left join lot l on l.project_id = p.id
left join consultation c on c.lot_id = l.id and c.round = l.round
left join lateral (
  select id, no, title, published_at from notice
  where lot_id = l.id and kind in ('TRANSFER', 'PURCHASE') order by published_at, no limit 1
) n on true;

create function listing_row_refresh(project uuid) returns void language plpgsql security definer
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
     public_type_code, public_village_code, public_town_code)
    = (excluded.no, excluded.title, excluded.type_code, excluded.village_code, excluded.transferor_id, excluded.filed_by,
     excluded.is_permitted, excluded.state, excluded.state_since, excluded.due_at, excluded.updated_at,
     excluded.asking, excluded.way, excluded.notice_id, excluded.notice_no, excluded.notice_title, excluded.published_at,
     excluded.registration_ends_at, excluded.card,
     excluded.public_type_code, excluded.public_village_code, excluded.public_town_code)
  where r is distinct from excluded;
end $$;

create function keep_listing_row() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  case tg_table_name
    when 'project' then perform listing_row_refresh(new.id);
    when 'consultation' then perform listing_row_refresh((select project_id from lot where id = new.lot_id));
    else perform listing_row_refresh(new.project_id);
  end case;
  return null;
end $$;

create trigger listed after insert or update on project for each row execute function keep_listing_row();
create trigger listed after insert or update on lot for each row execute function keep_listing_row();
create trigger listed after insert or update on consultation for each row execute function keep_listing_row();
create trigger listed after insert on notice for each row execute function keep_listing_row();

-- Of what is over 0283 fills in the rest.
insert into listing_row select * from listing_row_source
where lot_id is null or state not in ('ARCHIVED', 'FAILED', 'WITHDRAWN', 'TERMINATED');

-- The public's: whatever it filters by, the newest first.
create index listing_row_public on listing_row (published_at, notice_id) where notice_id is not null;
create index listing_row_public_state on listing_row (state, published_at, notice_id) where notice_id is not null;
create index listing_row_public_type on listing_row (public_type_code, published_at, notice_id) where notice_id is not null;
create index listing_row_public_town on listing_row (public_town_code, published_at, notice_id) where notice_id is not null;
create index listing_row_public_village on listing_row (public_village_code, published_at, notice_id) where notice_id is not null;
create index listing_row_public_type_state on listing_row (public_type_code, state, published_at, notice_id) where notice_id is not null;
create index listing_row_public_town_state on listing_row (public_town_code, state, published_at, notice_id) where notice_id is not null;
create index listing_row_public_town_type on listing_row (public_town_code, public_type_code, published_at, notice_id) where notice_id is not null;
-- The desks': what is due first, and of what is due together whoever came first.
create index listing_row_desk on listing_row (state, due_at, state_since, id);
create index listing_row_looked_up on listing_row (due_at, updated_at desc, id);
create index listing_row_looked_up_state on listing_row (state, due_at, updated_at desc, id);
create unique index listing_row_notice on listing_row (notice_id) where notice_id is not null;
create index listing_row_project on listing_row (project_id);
create index listing_row_transferor on listing_row (transferor_id, due_at, updated_at desc, id);
create index listing_row_filed_by on listing_row (filed_by, due_at, updated_at desc, id) where filed_by is not null;

-- The words of a first notice, beside what never changes of its listing, in short rows: a word is looked for without
-- reading notices, and its hits are put in order without reading listings.
create table notice_words (
  notice_id uuid primary key references notice (id),
  published_at timestamptz not null,
  type_code text not null,
  village_code text not null,
  search tsvector not null
);
insert into notice_words
select n.id, n.published_at, l.terms ->> 'typeCode', l.terms ->> 'villageCode', coalesce(n.search, '')
from notice n join lot l on l.id = n.lot_id
where n.kind in ('TRANSFER', 'PURCHASE') and l.state not in ('ARCHIVED', 'FAILED', 'WITHDRAWN', 'TERMINATED');
drop index notice_search;
create index notice_words_search on notice_words using gin (search);
create index notice_words_newest on notice_words (published_at, notice_id);
create trigger notice_words_append_only before update or delete on notice_words
  for each row execute function refuse_change();

create function keep_notice_words() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  insert into notice_words
  select new.id, new.published_at, l.terms ->> 'typeCode', l.terms ->> 'villageCode', coalesce(new.search, '')
  from lot l where l.id = new.lot_id;
  return null;
end $$;
create trigger worded after insert on notice for each row when (new.kind in ('TRANSFER', 'PURCHASE'))
  execute function keep_notice_words();
