-- Until when the step of a project's review is to be taken; while the applicant corrects, the days that were left.
alter table project add column step_due_at timestamptz;
alter table project add column step_days_left integer;
