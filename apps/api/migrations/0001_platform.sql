-- What every domain stands on: the platform's time, people, rules, files and the outbox.

-- The platform's one clock. A row exists only in demo and test databases; without it the clock is the
-- server's own. Statements take the time from here and from nowhere else.
create table platform_clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null
);

create function platform_now() returns timestamptz language sql volatile as $$
  select clock_timestamp() + coalesce((select ahead from platform_clock), interval '0')
$$;

create table region (
  code text primary key check (code ~ '^(\d{6}|\d{9}|\d{12})$'),
  name text not null,
  parent_code text references region (code),
  latitude double precision,
  longitude double precision
);

create table work_calendar (
  date date not null,
  scope text not null check (scope in ('NATIONAL', 'NINGXIA', 'COUNTY')),
  kind text not null check (kind in ('OFF', 'WORK')),
  name text not null,
  source text not null,
  primary key (date, scope)
);

-- Nothing is counted outside this span: the yearly notices for it are in.
create table work_calendar_coverage (
  only_row boolean primary key default true check (only_row),
  confirmed_from date not null,
  confirmed_through date not null
);

-- Values that law, plan or center set; the newest row whose day has come is in force.
create table parameter (
  key text not null,
  effective_from date not null,
  value integer not null,
  source text not null,
  primary key (key, effective_from)
);

create table party (
  id uuid primary key,
  kind text not null,
  name text not null,
  id_number_enc bytea not null,
  id_number_hash bytea not null unique,
  phone_enc bytea not null,
  bank_account_enc bytea not null,
  bank_account_hash bytea not null,
  bank_name text not null,
  village_code text not null references region (code),
  is_frozen boolean not null default false,
  created_at timestamptz not null
);

create table account (
  id uuid primary key,
  login text not null unique,
  password_hash text not null,
  display_name text not null,
  roles text[] not null,
  region_code text not null references region (code),
  party_id uuid unique references party (id),
  is_demo boolean not null default false,
  failed_logins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);

create table web_session (
  sid text primary key,
  sess json not null,
  expire timestamptz not null
);
create index web_session_expire on web_session (expire);

create table stored_file (
  id uuid primary key,
  sha256 text not null,
  bytes integer not null check (bytes > 0),
  mime text not null,
  name text not null,
  uploaded_by uuid references account (id),
  created_at timestamptz not null
);

-- Told to the outside only after commit; ids follow the order in which rows were written.
create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  subject text not null,
  payload jsonb not null,
  at timestamptz not null
);
create index outbox_subject on outbox (subject, id);

-- Serial numbers without gaps: taken inside the transaction that uses them.
create table serial (
  name text primary key,
  last integer not null
);
