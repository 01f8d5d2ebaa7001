-- What the center sets, and who set it: a value of a parameter or days of the calendar, always by two people.

alter table parameter add column proposal_id uuid;
alter table work_calendar add column confidence text not null default 'OFFICIAL'
  check (confidence in ('OFFICIAL', 'SEVERAL_SOURCES', 'TWO_SOURCES', 'ONE_SOURCE'));

create table ruling (
  id uuid primary key,
  kind text not null check (kind in ('PARAMETER', 'CALENDAR')),
  change jsonb not null,
  state text not null check (state in ('PROPOSED', 'IN_FORCE', 'DROPPED')),
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id) check (decided_by <> proposed_by),
  decided_at timestamptz
);
create index ruling_state on ruling (state, proposed_at);

-- A value that was in force stays on record; only a later row replaces it.
create trigger parameter_append_only before update or delete on parameter
  for each row execute function refuse_change();
