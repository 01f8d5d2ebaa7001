-- Whether somebody has seen the papers of a party: the liaison of its village, or the window.
alter table party add column verified_at timestamptz;
alter table party add column verified_by uuid references account (id);
alter table party add column verified_document text;
alter table party add constraint party_verified check ((verified_at is null) = (verified_document is null));

-- 登记备案: a party as it stood when it was admitted to a project, sealed.
create table party_record (
  id uuid primary key,
  no text not null unique,
  project_id uuid not null references project (id),
  party_id uuid not null references party (id),
  side text not null check (side in ('TRANSFEROR', 'APPLICANT')),
  facts_enc bytea not null,
  recorded_by uuid not null references account (id),
  recorded_at timestamptz not null,
  unique (project_id, party_id)
);
create trigger party_record_append_only before update or delete on party_record
  for each row execute function refuse_change();

-- Who may not take part for a time, by a decision of the supervisor.
create table bar (
  id uuid primary key,
  name text not null,
  id_number_enc bytea not null,
  id_number_hash bytea not null,
  reason text not null,
  document_no text not null,
  barred_from date not null,
  -- the last day; none is for good
  barred_until date check (barred_until >= barred_from),
  set_by uuid not null references account (id),
  set_at timestamptz not null,
  lifted_by uuid references account (id),
  lifted_at timestamptz,
  lift_reason text,
  check ((lifted_at is null) = (lift_reason is null))
);
create index bar_person on bar (id_number_hash);

-- Filed by the village's liaison for somebody who signed a paper mandate.
alter table project add column is_mandated boolean not null default false;
