-- An account of the staff is opened, changed and disabled by one administrator's word and another's.
alter table account
  add column disabled_at timestamptz,
  -- Opened by others, and nobody has set its password yet.
  add column awaits_link boolean not null default false;
create index account_of_staff on account (region_code, display_name, id) where not ('MEMBER' = any (roles));

create table staff_change (
  id uuid primary key,
  kind text not null check (
    kind in ('OPEN', 'ROLES', 'DISABLE', 'ENABLE', 'UNLOCK', 'RESET_PASSWORD', 'RESET_FACTOR')),
  -- Of an account that is to be opened, from when it is.
  account_id uuid references account (id),
  login text not null,
  display_name text not null,
  -- Roles, region and department as they stood when it was proposed, and as they are to be.
  stood jsonb,
  asked jsonb,
  reason text not null,
  -- Of what whoever proposes tells the person, without which the link of whoever confirms opens nothing.
  code_hash text,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  outcome text check (outcome in ('CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  grounds text not null default '',
  decided_by uuid references account (id),
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check (outcome is null or (decided_by = proposed_by) = (outcome = 'WITHDRAWN'))
);
-- Of one account, one at a time.
create unique index staff_change_waiting on staff_change (login) where outcome is null;
create index staff_change_listed on staff_change ((outcome is null) desc, proposed_at desc, id desc);
create index staff_change_of_account on staff_change (account_id, proposed_at desc, id desc);

-- A link by which somebody sets what is his alone: once, for a day.
create table account_link (
  token_hash text primary key,
  account_id uuid not null references account (id),
  purpose text not null check (purpose in ('FIRST', 'PASSWORD', 'FACTOR')),
  -- Told by another than whoever hands over the link; nothing where both come from the machine itself.
  code_hash text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- By a later one.
  ended_at timestamptz
);
create index account_link_of_account on account_link (account_id) where used_at is null and ended_at is null;

-- What an authenticator holds, too.
create table second_factor (
  id uuid primary key,
  account_id uuid not null references account (id),
  secret_enc bytea not null,
  -- Of the last code that was taken.
  last_step bigint not null default -1,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz
);
create unique index second_factor_in_use on second_factor (account_id) where confirmed_at is not null and ended_at is null;
create unique index second_factor_begun on second_factor (account_id) where confirmed_at is null and ended_at is null;

create table recovery_code (
  factor_id uuid not null references second_factor (id),
  hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (factor_id, hash)
);

-- Who has signed in, when and on what, of the address and of the device's mark only keyed hashes.
create table sign_in_log (
  id bigint generated always as identity primary key,
  account_id uuid not null references account (id),
  at timestamptz not null,
  way text not null,
  device_words text not null,
  device_mark text,
  address_mark text not null,
  is_new_device boolean not null,
  is_odd boolean not null
);
create index sign_in_log_of_account on sign_in_log (account_id, at desc, id desc);
create index sign_in_log_listed on sign_in_log (at desc, id desc);

create table security_event (
  id uuid primary key,
  kind text not null,
  account_id uuid not null references account (id),
  facts text not null,
  at timestamptz not null,
  -- Of those that somebody has to look into.
  is_open boolean not null,
  finding text not null default '',
  closed_by uuid references account (id),
  closed_at timestamptz,
  -- Nobody finds that his own sign-in was in order.
  check (closed_by <> account_id)
);
create index security_event_listed on security_event (is_open desc, at desc, id desc);

-- How center, townships and villages are reached; what was said before stays.
create table contact (
  id bigint generated always as identity primary key,
  region_code text not null references region (code),
  phone text not null,
  address text not null,
  hours text not null,
  set_by uuid not null references account (id),
  set_at timestamptz not null
);
create index contact_of_region on contact (region_code, id desc);
create trigger contact_append_only before update or delete on contact for each row execute function refuse_change();
