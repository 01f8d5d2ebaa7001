-- Whoever goes on looking after the same desk does so only once a second person has confirmed it: neither who asked
-- for it, nor who looks after the desk. One that goes on from no earlier one needs nobody's word.
alter table stand_in
  add column renews uuid references stand_in (id),
  add column confirmed_by uuid references account (id),
  add column confirmed_at timestamptz,
  add check ((confirmed_by is null) = (confirmed_at is null)),
  add check (confirmed_by <> set_by and confirmed_by <> stand_in_id);
