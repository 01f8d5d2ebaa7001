-- Until when a settled lot should have its certificate (rules §17 certificate.issueWd). It is watched, and nothing acts
-- by it; lots that were settled before have none.
alter table lot add column step_due_at timestamptz;
