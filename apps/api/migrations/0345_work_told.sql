-- Of which work each of the staff has been told, as new and as overdue: once for each time that it came or fell due.
create table work_told (
  account_id uuid not null references account (id),
  -- Of the work list, kind and thing.
  key text not null,
  is_overdue boolean not null,
  -- Since when it waits, or when it fell due.
  at timestamptz not null,
  told_at timestamptz not null,
  primary key (account_id, key, is_overdue)
);
create index work_told_told_at on work_told (told_at);
