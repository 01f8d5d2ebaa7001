-- A person's copy is to be forgotten, and so is the key of what was erased: neither leaves a second one among what is noted.
do $$
begin
  execute replace(pg_get_functiondef('guard_tables'::regproc), ',audit_link}', ',audit_link,personal_copy,file_seal}');
end $$;

-- What somebody has agreed to: to which text, in which act, on which paper where a liaison files for him, and whether he
-- has taken it back. Given anew it is another row.
create table personal_consent (
  id uuid primary key,
  party_id uuid not null references party (id),
  -- Whoever was at the screen: himself, or the liaison who has his paper.
  account_id uuid not null references account (id),
  kind text not null,
  version integer not null check (version > 0),
  act text not null,
  -- The project, registration or paper in hand; nothing where it was given on the page of privacy.
  subject_id uuid,
  -- The paper that he has signed, where it was not given on a screen.
  document_id uuid references stored_file (id),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references account (id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);

create index personal_consent_of_party on personal_consent (party_id, kind, given_at desc);
create unique index personal_consent_standing on personal_consent (party_id, kind, version) where withdrawn_at is null;

-- A joint applicant without an account: his consent is on a paper of the registration.
create table partner_consent (
  registration_id uuid not null references registration (id),
  name text not null,
  version integer not null check (version > 0),
  document_id uuid not null references stored_file (id),
  recorded_by uuid not null references account (id),
  recorded_at timestamptz not null,
  primary key (registration_id, name, version)
);

-- Who has seen a number of whom in full, and why.
create table personal_view (
  id uuid primary key,
  party_id uuid not null references party (id),
  fact text not null check (fact in ('ID_NUMBER', 'PHONE', 'BANK_ACCOUNT')),
  account_id uuid not null references account (id),
  -- As they were that day.
  viewer_name text not null,
  viewer_roles text[] not null,
  reason text not null,
  note text not null,
  at timestamptz not null
);

create index personal_view_of_party on personal_view (party_id, at desc, id desc);
create index personal_view_of_account on personal_view (account_id, at desc);
create index personal_view_by_time on personal_view (at, id);

-- A copy of everything of a person, made when he asks, kept for a few days.
create table personal_copy (
  id uuid primary key,
  account_id uuid not null references account (id),
  asked_at timestamptz not null,
  made_at timestamptz,
  failures integer not null default 0,
  content_enc bytea,
  erased_at timestamptz,
  check (content_enc is null or made_at is not null)
);

create index personal_copy_of_account on personal_copy (account_id, asked_at desc);
create index personal_copy_waiting on personal_copy (asked_at) where made_at is null;
create index personal_copy_kept on personal_copy (made_at) where content_enc is not null;

-- An account that was closed: nobody signs in to it any more, and what was said to be kept.
create table account_closing (
  account_id uuid primary key references account (id),
  party_id uuid references party (id),
  closed_at timestamptz not null,
  is_party_erased boolean not null,
  kept jsonb not null
);

-- What the retention job has erased, and what it left since something keeps it; one row a day and kind that had work.
create table retention_run (
  id uuid primary key,
  day date not null,
  kind text not null,
  erased integer not null,
  held integer not null,
  at timestamptz not null,
  unique (day, kind)
);
