-- What an upgrade has to write of all that ever was, and nobody waits for: so many rows a transaction, by the platform itself
-- while it runs, or here where there are few. Each begins where it has come to, whoever goes on and whatever broke off.
create table filling (
  -- The function that fills, with where it has come to and how many to take; it answers where it has come to then.
  name text primary key,
  place integer not null unique,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  done_at timestamptz
);

create function fill_listing_rows(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  lots uuid[] := array(select l.id from lot l where l.id > after order by l.id limit size);
begin
  -- What has changed since has its row already, as new as this one or newer.
  insert into listing_row
  select s.* from lot l join listing_row_source s on s.project_id = l.project_id and s.lot_id = l.id
  where l.id = any(lots) and not exists (select from listing_row r where r.id = l.id)
  on conflict do nothing;
  return lots[cardinality(lots)];
end $$;

create function fill_notice_words(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  lots uuid[] := array(select l.id from lot l where l.id > after order by l.id limit size);
begin
  insert into notice_words
  select n.id, n.published_at, l.terms ->> 'typeCode', l.terms ->> 'villageCode',
    coalesce(n.search, '') || listing_marks(l.terms ->> 'typeCode', l.terms ->> 'villageCode')
  from notice n join lot l on l.id = n.lot_id
  where l.id = any(lots) and n.kind in ('TRANSFER', 'PURCHASE')
  on conflict do nothing;
  return lots[cardinality(lots)];
end $$;

create function fill_contract_sides(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  contracts uuid[] := array(select c.id from contract c where c.id > after order by c.id limit size);
begin
  update contract c set transferor_id = p.transferor_id, transferee_id = (
    select w.party_id from registration w where w.id = coalesce(
      (select f.registration_id from fallen_deal f where f.lot_id = l.id and f.fell_at >= c.sent_at
       order by f.fell_at limit 1),
      (select d.registration_id from deal d where d.lot_id = l.id)))
  from lot l join project p on p.id = l.project_id
  where c.id = any(contracts) and c.transferor_id is null and l.id = coalesce(c.lot_id, c.dropped_lot_id);
  return contracts[cardinality(contracts)];
end $$;

-- After the contracts, of which it takes the sides.
create function fill_certificate_sides(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  certificates uuid[] := array(select c.id from certificate c where c.id > after order by c.id limit size);
begin
  update certificate c set transferor_id = k.transferor_id, transferee_id = k.transferee_id
  from contract k
  where c.id = any(certificates) and c.transferor_id is null and k.id = (
    select o.id from contract o
    where coalesce(o.lot_id, o.dropped_lot_id) = c.lot_id and o.sent_at <= coalesce(c.reviewed_at, c.issued_at, 'infinity')
    order by o.sent_at desc limit 1);
  return certificates[cardinality(certificates)];
end $$;

create function fill_alert_villages(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  alerts uuid[] := array(select a.id from risk_alert a where a.id > after order by a.id limit size);
begin
  update risk_alert a set village_code = p.village_code from project p
  where a.id = any(alerts) and a.village_code is null and p.id = a.project_id and p.village_code is not null;
  return alerts[cardinality(alerts)];
end $$;

create function fill_review_villages(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  reviews uuid[] := array(
    select s.registration_id from social_review s where s.registration_id > after order by s.registration_id limit size);
begin
  update social_review s set village_code = l.terms ->> 'villageCode'
  from registration r join lot l on l.id = r.lot_id
  where s.registration_id = any(reviews) and s.village_code is null and r.id = s.registration_id;
  return reviews[cardinality(reviews)];
end $$;

insert into filling (name, place)
select 'fill_' || name, place
from unnest(array['listing_rows', 'notice_words', 'contract_sides', 'certificate_sides', 'alert_villages', 'review_villages'])
  with ordinality as each (name, place);

-- So many more; whether any are left. One after the other, since certificates take what contracts have been given; whoever
-- comes while another one is at it leaves it to him.
create function fill_on(size integer) returns boolean language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  f filling;
  come_to uuid;
begin
  select * into f from filling where place = (select min(place) from filling where done_at is null)
    and done_at is null for update skip locked;
  if not found then return exists (select from filling where done_at is null); end if;
  execute format('select %I($1, $2)', f.name) into come_to using f.after, size;
  update filling set after = coalesce(come_to, f.after), done_at = case when come_to is null then platform_now() end
  where name = f.name;
  return true;
end $$;

do $$
declare
  at_once integer := coalesce(nullif(current_setting('helan.fill_at_once', true), '')::integer, 20000);
begin
  if (select count(*) from (select from lot limit at_once + 1) lots) > at_once then return; end if;
  while fill_on(5000) loop end loop;
end $$;
