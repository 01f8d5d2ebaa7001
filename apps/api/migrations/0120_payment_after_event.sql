-- A free plan may have rows that are due after something has come about (handing over, a permit): they have no day
-- until the center writes down when it came about and how it knows. Rows of before have their day and keep it.
alter table payment_row
  alter column due_on drop not null,
  add column event text,
  add column event_on date,
  add column event_note text,
  add constraint payment_row_due check (due_on is not null or event is not null);
