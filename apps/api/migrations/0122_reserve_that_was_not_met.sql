-- What two holders have opened of a reserve, sealed for the platform: a record tells of it only where it was met.
alter table reserve add column opened_enc bytea;
-- The supervisor looks at one that was not met, and says why.
create table reserve_access (
  id uuid primary key,
  account_id uuid not null references account (id),
  lot_id uuid not null references lot (id),
  reason text not null check (reason <> ''),
  at timestamptz not null
);
create trigger reserve_access_append_only before update or delete on reserve_access
  for each row execute function refuse_change();
