-- A village has its point once the township has set one; where none is set, nobody knows how far a site is from it, and
-- that is what is said. Site checks of before wrote nought metres there.
create table village_point (
  id bigint generated always as identity primary key,
  village_code text not null references region (code),
  latitude double precision not null check (latitude between 38 and 40),
  longitude double precision not null check (longitude between 105 and 107),
  source text not null check (source <> ''),
  set_by uuid not null references account (id),
  set_at timestamptz not null
);
create index village_point_of on village_point (village_code, id desc);
create trigger village_point_append_only before update or delete on village_point
  for each row execute function refuse_change();

update project p set site_check = jsonb_set(p.site_check, '{distanceMetres}', 'null')
from region r
where r.code = p.village_code and r.latitude is null and p.site_check->>'distanceMetres' = '0'
  and not exists (select from jsonb_array_elements(coalesce(p.application->'parcels', '[]')) parcel
                  where jsonb_typeof(parcel->'boundary') = 'object');
