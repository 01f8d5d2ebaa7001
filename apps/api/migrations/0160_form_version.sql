-- A form that saves itself may be open in two places at once: each save counts it on, and whoever saves upon an older
-- count is refused instead of writing over what was saved meanwhile. What was written before begins at nought.
alter table project add column application_version integer not null default 0 check (application_version >= 0);
alter table registration add column form_version integer not null default 0 check (form_version >= 0);
