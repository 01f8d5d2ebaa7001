-- The desk: lists under names of one's own, who is at a task, and whose it is said to be.
create table desk_view (
  id uuid primary key,
  account_id uuid not null references account (id),
  name text not null,
  -- The address's own parameters.
  query text not null,
  saved_at timestamptz not null
);
create unique index desk_view_of_account on desk_view (account_id, name);

-- A mark that passes: nobody is kept from a task by it.
create table desk_open (
  -- Of the work list, kind and thing.
  key text primary key,
  account_id uuid not null references account (id),
  since timestamptz not null,
  until timestamptz not null
);
create index desk_open_until on desk_open (until);

-- Whoever has taken a task over, or was handed it; others may still do it.
create table desk_claim (
  key text primary key,
  account_id uuid not null references account (id),
  given_by uuid not null references account (id),
  given_at timestamptz not null,
  until timestamptz not null
);
create index desk_claim_of_account on desk_claim (account_id);
create index desk_claim_until on desk_claim (until);

do $$
begin
  execute replace(pg_get_functiondef('guard_tables()'::regprocedure), 'due_rest,', 'due_rest,desk_open,');
end $$;
