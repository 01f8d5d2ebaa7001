-- What becomes of a result: objections to it, the letter that confirms it, and the winner who does not keep his word.

-- A result that stands no more; the one that stands is in deal.
create table fallen_deal (
  lot_id uuid not null references lot (id),
  seq integer not null check (seq > 0),
  registration_id uuid not null references registration (id),
  manner text not null,
  unit_price_fen bigint not null,
  total_fen bigint not null,
  publicity_ends_at timestamptz not null,
  decided_at timestamptz not null,
  confirmed_at timestamptz,
  confirmation_id uuid,
  why text not null check (why in ('VOIDED', 'REPEATED', 'BREACHED')),
  note text not null,
  fell_at timestamptz not null,
  primary key (lot_id, seq)
);
create trigger fallen_deal_append_only before update or delete on fallen_deal
  for each row execute function refuse_change();
alter table deal drop constraint deal_manner_check,
  add check (manner in ('BIDDING', 'AGREEMENT', 'SUCCESSION'));

create table confirmation (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  registration_id uuid not null references registration (id),
  no text not null unique,
  file_id uuid not null references stored_file (id),
  issued_at timestamptz not null,
  sign_due_at timestamptz,
  refused_at timestamptz,
  refusal text not null default ''
);
create index confirmation_of_lot on confirmation (lot_id);
alter table deal add column confirmation_id uuid references confirmation (id);
alter table fallen_deal add foreign key (confirmation_id) references confirmation (id);
create table confirmation_signature (
  confirmation_id uuid not null references confirmation (id),
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  account_id uuid not null references account (id),
  name text not null,
  file_hash text not null,
  at timestamptz not null,
  primary key (confirmation_id, side)
);
create trigger confirmation_signature_append_only before update or delete on confirmation_signature
  for each row execute function refuse_change();

create table objection (
  id uuid primary key,
  no text not null unique,
  lot_id uuid not null references lot (id),
  account_id uuid not null references account (id),
  is_anonymous boolean not null,
  subject text not null check (subject in ('NOTICE', 'PROCESS', 'RESULT')),
  state text not null,
  -- Whether the lot stands still as long as it is open.
  stops boolean not null,
  filed_at timestamptz not null,
  due_at timestamptz,
  replied_at timestamptz,
  decision text
);
create index objection_of_lot on objection (lot_id);
create index objection_of_account on objection (account_id, filed_at);
-- What each side said, for good.
create table objection_step (
  objection_id uuid not null references objection (id),
  seq integer not null check (seq > 0),
  action text not null,
  account_id uuid not null references account (id),
  actor_name text not null,
  text text not null,
  at timestamptz not null,
  primary key (objection_id, seq)
);
create trigger objection_step_append_only before update or delete on objection_step
  for each row execute function refuse_change();

-- A contract that was never signed lets its lot go.
alter table contract alter column lot_id drop not null,
  add column dropped_lot_id uuid references lot (id);

alter table deposit add column forfeited_fen bigint not null default 0 check (forfeited_fen between 0 and amount_fen),
  -- How often it has been asked for: a session that is held again asks again whoever was paid back.
  add column times integer not null default 1;
alter table payment_order drop constraint payment_order_kind_check,
  add check (kind in ('REFUND', 'RETURN', 'PAYOUT', 'FORFEIT'));
alter table payment_order drop constraint payment_order_state_check,
  add check (state in ('DUE', 'ENTERED', 'CONFIRMED', 'CANCELLED'));

-- Whoever did not keep his word, for those who review him next.
create table credit_event (
  id uuid primary key,
  party_id uuid not null references party (id),
  lot_id uuid not null references lot (id),
  ground text not null,
  note text not null,
  at timestamptz not null,
  declared_by uuid not null references account (id)
);
create index credit_event_of_party on credit_event (party_id, at);
create trigger credit_event_append_only before update or delete on credit_event
  for each row execute function refuse_change();

-- Those behind the winner, asked one after the other.
create table succession (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  rank integer not null check (rank > 1),
  registration_id uuid not null unique references registration (id),
  amount_fen bigint not null check (amount_fen > 0),
  state text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  next_due_at timestamptz,
  answered_at timestamptz,
  unique (lot_id, rank)
);
create index succession_due on succession (next_due_at) where next_due_at is not null;

-- Who sat where in which session: a lot may have one session after the other, each with paddles of its own.
create table session_seat (
  session_id uuid not null references bidding_session (id),
  registration_id uuid not null references registration (id),
  paddle text not null,
  salt text not null,
  primary key (session_id, registration_id),
  unique (session_id, paddle)
);
create trigger session_seat_append_only before update or delete on session_seat
  for each row execute function refuse_change();
insert into session_seat (session_id, registration_id, paddle, salt)
  select s.id, r.id, r.paddle, r.paddle_salt
  from registration r join bidding_session s on s.lot_id = r.lot_id and s.is_current
  where r.paddle is not null and r.paddle_salt is not null;
alter table registration drop column paddle_salt;
