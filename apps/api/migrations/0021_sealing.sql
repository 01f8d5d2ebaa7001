-- Public keys of those who hold parts of sealing keys; the newest of an account counts.
create table holder_key (
  id uuid primary key,
  account_id uuid not null references account (id),
  public_key text not null,
  fingerprint text not null unique,
  made_at timestamptz not null
);
create index holder_key_of on holder_key (account_id, made_at desc);
create trigger holder_key_append_only before update or delete on holder_key
  for each row execute function refuse_change();

-- The public half of what a lot's prices are sealed for; its private half exists only as shares with their holders.
create table sealing_key (
  id uuid primary key,
  project_id uuid not null references project (id),
  round integer not null check (round in (1, 2)),
  public_key text not null,
  fingerprint text not null,
  made_by uuid not null references account (id),
  made_at timestamptz not null,
  unique (project_id, round)
);
create table key_share (
  sealing_key_id uuid not null references sealing_key (id) on delete cascade,
  part text not null check (part in ('CENTER', 'SUPERVISOR', 'TRANSFEROR')),
  account_id uuid not null references account (id),
  holder_key_id uuid not null references holder_key (id),
  -- Encrypted for its holder; what he opens must have this hash.
  sealed text not null,
  share_hash text not null,
  opened text,
  opened_at timestamptz,
  primary key (sealing_key_id, part)
);

-- What a lot drawing is seeded with; its hash stands in the notice.
create table draw_secret (
  project_id uuid primary key references project (id),
  secret_enc bytea not null,
  hash text not null
);

create table reserve (
  lot_id uuid primary key references lot (id),
  envelope text not null,
  at timestamptz not null,
  account_id uuid not null references account (id)
);

alter table bidding_session
  -- Which round of sealed prices, from one.
  add column round integer not null default 1,
  add column opening_due_at timestamptz;
