-- A deposit goes back to the account from which it came: the line that was taken for it.
create index bank_receipt_matched on bank_receipt (matched_to) where state = 'MATCHED';

-- 保证金利息: where the notice says so, counted once the deposit has gone back, with what it was counted from.
create table deposit_interest (
  id uuid primary key,
  deposit_id uuid not null references deposit (id),
  registration_id uuid not null references registration (id),
  lot_id uuid not null references lot (id),
  times integer not null check (times > 0),
  base_fen bigint not null check (base_fen > 0),
  from_on date not null,
  to_on date not null check (to_on > from_on),
  rates jsonb not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('WAITING', 'ORDERED', 'PAID')),
  created_at timestamptz not null,
  unique (deposit_id, times)
);
create index deposit_interest_waiting on deposit_interest (created_at, id) where state = 'WAITING';

-- 银行结息: a line of the statement by which interest on the whole balance came in, or the center made it up, and what of it
-- nobody has been given yet.
create table interest_receipt (
  id uuid primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  flow_no text not null,
  source text not null check (source in ('BANK', 'CENTER')),
  amount_fen bigint not null check (amount_fen > 0),
  rest_fen bigint not null check (rest_fen between 0 and amount_fen),
  arrived_on date not null,
  state text not null check (state in ('ENTERED', 'CONFIRMED', 'DISCARDED')),
  entered_by uuid not null references account (id),
  entered_at timestamptz not null,
  answered_by uuid references account (id),
  answered_at timestamptz,
  check ((state = 'ENTERED') = (answered_at is null)),
  check (state <> 'CONFIRMED' or answered_by <> entered_by),
  check (state = 'CONFIRMED' or rest_fen = 0)
);
create index interest_receipt_listed on interest_receipt ((state = 'ENTERED') desc, arrived_on desc, id);
create index interest_receipt_rest on interest_receipt (arrived_on, id) where rest_fen > 0;

-- What of it the bank has moved to the center's own account, as one says and another answers.
create table interest_keeping (
  id uuid primary key,
  receipt_id uuid not null references interest_receipt (id),
  flow_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  agrees boolean,
  answer text,
  answered_by uuid references account (id) check (answered_by <> proposed_by),
  answered_at timestamptz,
  check ((agrees is null) = (answered_at is null))
);
create unique index interest_keeping_open on interest_keeping (receipt_id) where agrees is null;

-- 履约保证金: a winner's deposit that stands for his contract.
create table bond (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  lot_no text not null,
  registration_id uuid not null references registration (id),
  deposit_id uuid not null unique references deposit (id),
  amount_fen bigint not null check (amount_fen > 0),
  claimed_fen bigint not null check (claimed_fen between 0 and amount_fen),
  state text not null check (state in ('HELD', 'RETURN_DUE', 'RETURNED', 'SPENT')),
  created_at timestamptz not null,
  -- When what it stands for was over.
  over_at timestamptz,
  -- When it goes back unless somebody claims it before; while a term runs, when that ends.
  next_due_at timestamptz,
  check ((state = 'SPENT') = (claimed_fen = amount_fen))
);
create index bond_due on bond (next_due_at) where next_due_at is not null;
create index bond_listed on bond (created_at desc, id);
create index bond_of_lot on bond (lot_id) where state = 'HELD';

-- What is to be taken out of it for a breach: one proposes it with grounds, another decides.
create table bond_claim (
  id uuid primary key,
  bond_id uuid not null references bond (id),
  amount_fen bigint not null check (amount_fen > 0),
  grounds text not null,
  document_no text not null,
  state text not null check (state in ('PROPOSED', 'REFUSED', 'ORDERED', 'PAID')),
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id) check (decided_by <> proposed_by),
  decided_at timestamptz,
  reason text,
  check ((state = 'PROPOSED') = (decided_at is null))
);
create unique index bond_claim_open on bond_claim (bond_id) where state = 'PROPOSED';
create index bond_claim_of on bond_claim (bond_id, proposed_at);
