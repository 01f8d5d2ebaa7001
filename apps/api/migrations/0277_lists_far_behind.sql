-- Words, type and place of a notice are looked for together, so that those which meet nowhere are not read one by one.

-- What no text says: its own words are small letters and have no colon.
create function listing_marks(type_code text, village_code text) returns tsvector
  language sql immutable parallel safe
as $$
  select array_to_tsvector(array_remove(
    array['T:' || type_code, 'P:' || left(village_code, 9), 'V:' || village_code], null))
$$;

-- One writing of the table: its rows never change otherwise.
alter table notice_words alter column search type tsvector using search || listing_marks(type_code, village_code);

create or replace function keep_notice_words() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  insert into notice_words
  select new.id, new.published_at, l.terms ->> 'typeCode', l.terms ->> 'villageCode',
    coalesce(new.search, '') || listing_marks(l.terms ->> 'typeCode', l.terms ->> 'villageCode')
  from lot l where l.id = new.lot_id;
  return null;
end $$;

-- Each filter of the public list with each other.
create index listing_row_public_village_state on listing_row (public_village_code, state, published_at, notice_id) where notice_id is not null;
create index listing_row_public_village_type on listing_row (public_village_code, public_type_code, published_at, notice_id) where notice_id is not null;
create index listing_row_public_town_type_state on listing_row (public_town_code, public_type_code, state, published_at, notice_id) where notice_id is not null;

-- An alert knows the village of its project: a township reads its own.
alter table risk_alert add column village_code text;
-- Of those that are closed 0283 fills in the rest.
update risk_alert a set village_code = p.village_code from project p
where p.id = a.project_id and a.closed_at is null;
create index risk_alert_of_village on risk_alert (village_code, (closed_at is null) desc, level, (coalesce(due_at, 'infinity')), raised_at, id);
create index risk_alert_of_village_level on risk_alert (village_code, level, (closed_at is null) desc, (coalesce(due_at, 'infinity')), raised_at, id);
create index project_filed_by on project (created_by) where is_mandated;

create function keep_alert_village() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  new.village_code := (select village_code from project where id = new.project_id);
  return new;
end $$;
create trigger placed before insert on risk_alert for each row execute function keep_alert_village();

create function keep_alerts_village() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  update risk_alert set village_code = new.village_code where project_id = new.id;
  return null;
end $$;
create trigger placed after update of village_code on project for each row
  when (old.village_code is distinct from new.village_code) execute function keep_alerts_village();

-- Decisions that keep people out, by whoever was put down last, by the day until which they do, and by words of the name.
create index bar_listed on bar (set_at, id);
create index bar_until on bar (barred_until) where lifted_at is null;
create index bar_words on bar using gin (to_tsvector('simple', cjk_grams(name)));

-- Whoever has a post stands among all accounts.
create index account_staff on account (region_code) where not ('MEMBER' = any (roles));
-- Scans that did not count are few among all.
create index paper_scan_unsound on paper_scan (handed_in_at) where is_sound = false;
