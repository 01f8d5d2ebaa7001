-- A change of the calendar marks, in its own transaction, every period that it touches. A marked row's deadline does not
-- act before the runner has counted it anew; what could not be counted, for want of the next year's notice, waits marked.
create table recount (
  id uuid primary key,
  table_name text not null,
  row_id text not null,
  -- Days that counted before the change and count no more, as YYYY-MM-DD.
  lost text[] not null,
  -- The notices that set them.
  source text not null,
  marked_at timestamptz not null,
  next_due_at timestamptz,
  done_at timestamptz,
  check (done_at is null or next_due_at is null)
);
create unique index recount_open on recount (table_name, row_id) where done_at is null;
create index recount_due on recount (next_due_at) where next_due_at is not null;
