-- The register of parcels: what a listing says of a parcel is kept here when its review passes, so that the next
-- listing of the same parcel names the same whole. A parcel that was split lives on in its parts. Its corners are
-- GeoJSON in CGCS2000; the box around them finds the neighbours whose boundaries to compare.
create table parcel (
  id uuid primary key,
  key text not null unique,
  code text not null,
  name text not null,
  village_code text not null references region (code),
  -- in 0.0001 亩
  mu bigint not null check (mu > 0),
  land_use text not null,
  is_basic_farmland boolean not null,
  boundary jsonb,
  extent box,
  split_from uuid references parcel (id),
  split_reason text,
  split_by uuid references account (id),
  split_at timestamptz,
  registered_by uuid not null references account (id),
  registered_at timestamptz not null,
  check ((boundary is null) = (extent is null)),
  check ((split_at is null) = (split_by is null))
);
create index parcel_extent on parcel using gist (extent);
create index parcel_village on parcel (village_code, code);

-- What the register said of a parcel's area before it was put right.
create table parcel_correction (
  id bigint generated always as identity primary key,
  parcel_id uuid not null references parcel (id),
  former_mu bigint not null,
  mu bigint not null check (mu <> former_mu),
  reason text not null,
  corrected_by uuid not null references account (id),
  corrected_at timestamptz not null
);
create trigger parcel_correction_append_only before update or delete on parcel_correction
  for each row execute function refuse_change();

-- Households whose land goes into one lot. Numbers lie sealed; a part of every payment is weight over the sum.
create table project_household (
  project_id uuid not null references project (id),
  position integer not null,
  name text not null,
  id_number_enc bytea not null,
  id_number_hash bytea not null,
  phone_enc bytea not null,
  bank_account_enc bytea not null,
  bank_name text not null,
  contract_no text not null,
  right_ends_on date not null,
  mu bigint not null check (mu > 0),
  weight bigint not null check (weight > 0),
  primary key (project_id, position),
  unique (project_id, id_number_hash)
);

-- The transfer from which the lister has the right that he passes on.
alter table project add column upstream_project_id uuid references project (id);
