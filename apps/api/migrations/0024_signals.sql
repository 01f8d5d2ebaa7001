-- What is watched among those who trade, for the supervisor alone; a fault of the platform's clock is no project's.
alter table risk_alert alter column project_id drop not null;
create unique index risk_alert_open_nowhere on risk_alert (code, evidence)
  where closed_at is null and project_id is null;

-- From which address and device somebody registered, came to the room or bid; keyed hashes, nothing that can be read.
create table visit_trace (
  lot_id uuid not null references lot (id),
  registration_id uuid not null references registration (id),
  kind text not null check (kind in ('ADDRESS', 'DEVICE')),
  hash bytea not null,
  first_at timestamptz not null,
  primary key (lot_id, kind, hash, registration_id)
);

-- Who of the staff saw which applicant's file while its lot was listed.
create table file_view (
  account_id uuid not null references account (id),
  registration_id uuid not null references registration (id),
  at timestamptz not null,
  primary key (account_id, registration_id)
);
