-- What stands still after the first business of a party is corrected by request, with papers and by two people. What was
-- written before on papers and records stays as it is.
create table party_correction (
  id uuid primary key,
  party_id uuid not null references party (id),
  state text not null default 'ASKED' check (state in ('ASKED', 'CHECKED', 'DONE', 'REFUSED', 'TAKEN_BACK')),
  -- Names of the fields, for lists.
  fields text[] not null check (cardinality(fields) > 0),
  -- What they are to be, and what they were when it was asked.
  changes_enc bytea not null,
  before_enc bytea not null,
  reason text not null,
  asked_by uuid not null references account (id),
  asked_at timestamptz not null,
  checked_by uuid references account (id),
  checked_at timestamptz,
  -- The papers that were compared.
  document text,
  decided_by uuid references account (id),
  decided_at timestamptz,
  refusal text,
  check (decided_by is distinct from checked_by or decided_by is null or state = 'REFUSED')
);
create unique index party_correction_open on party_correction (party_id) where state in ('ASKED', 'CHECKED');
create index party_correction_waiting on party_correction (state, asked_at, id) where state in ('ASKED', 'CHECKED');
create index party_correction_over on party_correction (decided_at desc, id) where state in ('DONE', 'REFUSED');

create table party_correction_paper (
  id uuid primary key,
  correction_id uuid not null references party_correction (id),
  file_id uuid not null references stored_file (id),
  added_at timestamptz not null
);
create index party_correction_paper_of on party_correction_paper (correction_id, added_at);
create trigger party_correction_paper_append_only before update or delete on party_correction_paper
  for each row execute function refuse_change();
