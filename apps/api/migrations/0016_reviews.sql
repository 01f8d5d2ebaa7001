-- The office for which an account answers.
alter table account add column department text;

-- What the center asked an office about a listing, and its answer.
create table department_query (
  id uuid primary key,
  project_id uuid not null references project (id),
  department text not null,
  question text not null,
  asked_by uuid not null references account (id),
  asked_at timestamptz not null,
  due_at timestamptz,
  has_objection boolean,
  answer text,
  document_no text,
  answered_by uuid references account (id),
  answered_at timestamptz,
  check ((answered_at is null) = (answer is null) and (answered_at is null) = (has_objection is null))
);
create index department_query_project on department_query (project_id, asked_at);
create index department_query_open on department_query (department) where answered_at is null;

-- Whose desk somebody looks after while he is away, by day.
create table stand_in (
  id uuid primary key,
  account_id uuid not null references account (id),
  stand_in_id uuid not null references account (id) check (stand_in_id <> account_id),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  reason text not null,
  set_by uuid not null references account (id),
  set_at timestamptz not null,
  ended_at timestamptz,
  exclude using gist (account_id with =, daterange(from_day, until_day, '[]') with &&) where (ended_at is null)
);
create index stand_in_by on stand_in (stand_in_id) where ended_at is null;
