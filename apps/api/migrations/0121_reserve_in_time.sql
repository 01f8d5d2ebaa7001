-- A session whose notice announces a reserve waits for it, and does not open without it.
alter table bidding_session add column reserve_due_at timestamptz;
-- What the clock finds nobody has declared.
alter table credit_event alter column declared_by drop not null;
