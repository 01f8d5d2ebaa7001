-- From the application to the published notice.
create extension if not exists btree_gist;

create table project (
  id uuid primary key,
  no text unique,
  type_code text not null,
  state text not null,
  remembered_state text,
  state_since timestamptz not null,
  next_due_at timestamptz,
  village_code text references region (code),
  transferor_id uuid not null references party (id),
  created_by uuid not null references account (id),
  application jsonb not null,
  site_check jsonb,
  correction_items jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index project_state on project (state);
create index project_due on project (next_due_at) where next_due_at is not null;

-- The lifecycle runs on the project until LISTED, then on each lot.
create table lot (
  id uuid primary key,
  project_id uuid not null references project (id),
  no text not null unique,
  number integer not null,
  state text not null,
  state_since timestamptz not null,
  next_due_at timestamptz,
  terms jsonb not null,
  registration_ends_at timestamptz not null,
  cycles_used integer not null default 0,
  unique (project_id, number)
);
create index lot_state on lot (state);
create index lot_due on lot (next_due_at) where next_due_at is not null;

-- Who, when, from where to where, why. Rows are only ever added.
create table listing_event (
  id bigint generated always as identity primary key,
  project_id uuid not null references project (id),
  lot_id uuid references lot (id),
  at timestamptz not null,
  actor_id uuid references account (id),
  actor_name text not null,
  role text not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  reason text not null default ''
);
create index listing_event_project on listing_event (project_id, id);

create table project_document (
  id uuid primary key,
  project_id uuid not null references project (id),
  kind text not null,
  file_id uuid not null references stored_file (id),
  uploaded_by uuid not null references account (id),
  uploaded_at timestamptz not null
);
create index project_document_project on project_document (project_id);

-- A parcel is never let twice for the same time: the exclusion is the rule, the service only words it.
create table parcel_claim (
  id uuid primary key,
  project_id uuid not null references project (id),
  parcel_code text not null,
  period daterange not null,
  is_active boolean not null,
  exclude using gist (parcel_code with =, period with &&) where (is_active)
);

create table notice (
  id uuid primary key,
  no text not null unique,
  kind text not null,
  project_id uuid not null references project (id),
  lot_id uuid not null references lot (id),
  title text not null,
  content jsonb not null,
  content_hash text not null,
  prev_hash text not null,
  published_at timestamptz not null,
  supersedes_id uuid references notice (id),
  search tsvector
);
create index notice_lot on notice (lot_id, published_at);
create index notice_published on notice (published_at desc);
create index notice_search on notice using gin (search);

-- Single characters and pairs of neighbours: Chinese has no spaces to split at.
create function cjk_grams(source text) returns text language plpgsql immutable parallel safe as $$
declare
  run text;
  grams text := '';
begin
  for run in select m[1] from regexp_matches(lower(source), '([\u4e00-\u9fff\u3400-\u4dbf]+|[a-z0-9]+)', 'g') m loop
    if run ~ '^[a-z0-9]' then
      grams := grams || ' ' || run;
    else
      for i in 1..length(run) loop
        grams := grams || ' ' || substr(run, i, 1);
        if i < length(run) then grams := grams || ' ' || substr(run, i, 2); end if;
      end loop;
    end if;
  end loop;
  return grams;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are only ever added', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger listing_event_append_only before update or delete on listing_event
  for each row execute function refuse_change();
create trigger notice_append_only before update or delete on notice
  for each row execute function refuse_change();
