-- A red finding about what is published keeps its next step back for some working days: until when, who has let it go
-- on and why, and that the supervisor's own superior was told when nobody had. Findings of before hold nothing.
alter table risk_alert
  add column holds_until timestamptz,
  add column next_due_at timestamptz,
  add column released_by uuid references account (id),
  add column released_at timestamptz,
  add column release_reason text,
  add column told_at timestamptz,
  add column noted_by uuid references account (id),
  add column noted_at timestamptz,
  add check ((released_by is null) = (released_at is null) and (released_by is null) = (release_reason is null)),
  add check ((noted_by is null) = (noted_at is null));
create index risk_alert_due on risk_alert (next_due_at) where next_due_at is not null;
create index risk_alert_holding on risk_alert (project_id) where holds_until is not null;
create index risk_alert_told on risk_alert (told_at) where told_at is not null;
