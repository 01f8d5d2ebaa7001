-- What the watch over listings found: one row for each fact, kept after it was dealt with.
create table risk_alert (
  id uuid primary key,
  project_id uuid not null references project (id),
  code text not null,
  level text not null check (level in ('RED', 'YELLOW')),
  evidence text not null,
  raised_at timestamptz not null,
  due_at timestamptz,
  outcome text check (outcome in ('JUSTIFIED', 'CURED', 'UNFOUNDED', 'GONE')),
  finding text not null default '',
  closed_by uuid references account (id),
  closed_at timestamptz,
  check ((outcome is null) = (closed_at is null)),
  check ((outcome = 'GONE') = (closed_by is null) or outcome is null)
);
create unique index risk_alert_open on risk_alert (project_id, code, evidence) where closed_at is null;
create index risk_alert_project on risk_alert (project_id);
