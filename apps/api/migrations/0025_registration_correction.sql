-- What an applicant is asked to put right, all of it at once, and until when.
alter table registration add column correction_items jsonb, add column next_due_at timestamptz;
create index registration_due on registration (next_due_at) where next_due_at is not null;
