-- A message that nobody can be sent is settled by whoever has told him otherwise, or has found that nobody is to be told.
alter table delivery
  drop constraint delivery_state_check,
  add constraint delivery_state_check check (state in ('WAITING', 'SENT', 'FAILED', 'BY_MOUTH', 'DROPPED', 'SETTLED')),
  add column settled_by uuid references account (id),
  add column settled_note text,
  add constraint delivery_settled check (
    (state = 'SETTLED') = (settled_by is not null) and (settled_by is null) = (settled_note is null));
