-- The supervisor looks at the applicants of a lot before it is anybody's task, and says why: for a day. His own
-- superior reads of it.
create table file_access (
  id uuid primary key,
  account_id uuid not null references account (id),
  lot_id uuid not null references lot (id),
  reason text not null check (reason <> ''),
  at timestamptz not null
);
create index file_access_open on file_access (account_id, lot_id, at);
create trigger file_access_append_only before update or delete on file_access
  for each row execute function refuse_change();
