-- From the registration to the result.
create table registration (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  party_id uuid not null references party (id),
  account_id uuid not null references account (id),
  state text not null,
  form jsonb not null,
  paddle text,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references account (id),
  decision_reason text not null default '',
  created_at timestamptz not null,
  unique (lot_id, party_id),
  unique (lot_id, paddle)
);

create table registration_event (
  id bigint generated always as identity primary key,
  registration_id uuid not null references registration (id),
  at timestamptz not null,
  actor_id uuid references account (id),
  action text not null,
  from_state text not null,
  to_state text not null,
  reason text not null default ''
);
create trigger registration_event_append_only before update or delete on registration_event
  for each row execute function refuse_change();

-- One deposit, one applicant, one lot.
create table deposit (
  id uuid primary key,
  registration_id uuid not null unique references registration (id),
  lot_id uuid not null references lot (id),
  sub_account text not null unique,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null,
  due_at timestamptz not null,
  next_due_at timestamptz,
  held_at timestamptz
);
create index deposit_due on deposit (next_due_at) where next_due_at is not null;

create table bidding_session (
  lot_id uuid primary key references lot (id),
  state text not null,
  start_at timestamptz not null,
  free_end_at timestamptz not null,
  end_at timestamptz not null,
  limited_ms integer not null check (limited_ms > 0),
  grace_ms integer not null check (grace_ms > 0),
  start_price_fen bigint not null check (start_price_fen > 0),
  step_fen bigint not null check (step_fen > 0),
  seq integer not null default 0,
  current_fen bigint,
  leader_id uuid references registration (id),
  last_hash text not null,
  next_due_at timestamptz,
  opened_by uuid not null references account (id),
  ended_at timestamptz
);
create index bidding_session_due on bidding_session (next_due_at) where next_due_at is not null;

create table bid (
  lot_id uuid not null references bidding_session (lot_id),
  seq integer not null check (seq > 0),
  registration_id uuid not null references registration (id),
  paddle text not null,
  amount_fen bigint not null check (amount_fen > 0),
  at timestamptz not null,
  recorded_at timestamptz not null,
  idempotency_key text not null,
  prev_hash text not null,
  hash text not null,
  primary key (lot_id, seq),
  unique (lot_id, registration_id, idempotency_key)
);
create trigger bid_append_only before update or delete on bid for each row execute function refuse_change();

create table deal (
  lot_id uuid primary key references lot (id),
  registration_id uuid not null references registration (id),
  manner text not null check (manner in ('BIDDING', 'AGREEMENT')),
  unit_price_fen bigint not null check (unit_price_fen > 0),
  total_fen bigint not null check (total_fen > 0),
  publicity_ends_at timestamptz not null,
  decided_at timestamptz not null,
  confirmed_at timestamptz
);
