-- What the platform knows of the bank at which each of the center's two accounts is kept, and of its files: proposed by
-- one, answered by another. The version in force is the one by which files are read and made; those of before stay.
create table bank_profile (
  id uuid primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  version integer not null check (version > 0),
  state text not null check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'REPLACED')),
  -- Account, name, bank and its number, form of payments, titles of the bank's table.
  content jsonb not null,
  reason text not null,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  answered_by uuid references account (id),
  answered_at timestamptz,
  answer text,
  unique (bank, version),
  check ((state = 'PROPOSED') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
  check (answered_by <> proposed_by)
);
create unique index bank_profile_in_force on bank_profile (bank) where state = 'IN_FORCE';
create unique index bank_profile_open on bank_profile (bank) where state = 'PROPOSED';

-- A file of the bank: read, looked at, taken in or not.
create table bank_statement (
  id uuid primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  state text not null check (state in ('RECEIVED', 'UNREADABLE', 'READ', 'CHOSEN', 'TAKING', 'TAKEN', 'REFUSED')),
  -- Which message it is, or a table; unknown until it is read.
  form text check (form in ('camt.053.001.08', 'camt.054.001.08', 'pain.002.001.11', 'TABLE')),
  profile_id uuid not null references bank_profile (id),
  file_id uuid not null references stored_file (id),
  sha256 text not null,
  -- Lines that lie in `bank_statement_line`, and what each was found to be.
  read_lines integer not null default 0,
  lines integer,
  new_lines integer,
  known_lines integer,
  bad_lines integer,
  -- Lines that say that something happened to payments of the center.
  payment_lines integer,
  done_lines integer not null default 0,
  fault text,
  fault_values jsonb,
  uploaded_by uuid not null references account (id),
  uploaded_at timestamptz not null,
  chosen_by uuid references account (id),
  chosen_at timestamptz,
  released_by uuid references account (id),
  released_at timestamptz,
  refusal text,
  ended_at timestamptz,
  -- Who reads it now, and until when nobody else begins: a process that was killed says nothing.
  reader uuid,
  read_until timestamptz,
  tries integer not null default 0,
  check (released_by <> uploaded_by and released_by <> chosen_by),
  check ((state = 'UNREADABLE') = (fault is not null)),
  check ((state = 'REFUSED') = (refusal is not null)),
  check ((state in ('UNREADABLE', 'TAKEN', 'REFUSED')) = (ended_at is not null))
);
create unique index bank_statement_file on bank_statement (bank, sha256) where state not in ('UNREADABLE', 'REFUSED');
create index bank_statement_under_way on bank_statement (uploaded_at) where state in ('RECEIVED', 'TAKING');
create index bank_statement_waiting on bank_statement (state, uploaded_at, id);
create index bank_statement_listed on bank_statement (uploaded_at desc, id desc);

-- What lies in a file until it is taken in or not: it goes away again, the file itself is kept.
create table bank_statement_line (
  statement_id uuid not null references bank_statement (id),
  no integer not null check (no > 0),
  -- Row of the table, entry of the message.
  place integer not null,
  verdict text not null check (verdict in ('NEW', 'KNOWN', 'DIFFERS', 'BAD')),
  fault text,
  fault_values jsonb,
  kind text check (kind in ('IN', 'OUT', 'PAID', 'FAILED', 'WAITING')),
  amount_fen bigint check (amount_fen > 0),
  flow_no text,
  day date,
  at timestamptz,
  sub_account text,
  other_name text,
  other_account_enc bytea,
  remark text,
  is_reversal boolean not null default false,
  order_id uuid,
  primary key (statement_id, no),
  check (verdict = 'BAD' or kind is not null)
);
create index bank_statement_line_flow on bank_statement_line (statement_id, flow_no);
create trigger keep_key_versions before insert or update of other_account_enc on bank_statement_line
  for each row execute function keep_key_versions('other_account_enc');

-- Lines of one file that are taken in by one transaction: whoever has its row does it, and it is done or it is not.
create table bank_batch (
  statement_id uuid not null references bank_statement (id),
  no integer not null check (no > 0),
  from_no integer not null,
  to_no integer not null,
  done_at timestamptz,
  tries integer not null default 0,
  next_at timestamptz not null,
  fault text,
  primary key (statement_id, no),
  check (from_no <= to_no)
);
create index bank_batch_waiting on bank_batch (next_at) where done_at is null;

-- 银行流水: what the bank has said happened on an account, once each, and what came of it. Never changed.
create table bank_line (
  id uuid primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  statement_id uuid not null references bank_statement (id),
  no integer not null,
  direction text not null check (direction in ('IN', 'OUT')),
  amount_fen bigint not null check (amount_fen > 0),
  flow_no text not null,
  day date not null,
  at timestamptz,
  sub_account text not null,
  other_name text not null,
  remark text not null,
  is_reversal boolean not null,
  -- A receipt was entered, a payment confirmed or failed; known before; left to people, with the code that says why.
  outcome text not null check (outcome in ('RECEIPT', 'PAYMENT', 'RETURN', 'TRANSFER', 'KNOWN', 'LEFT')),
  code text,
  code_values jsonb,
  order_id uuid references payment_order (id),
  -- What was entered of it; it may be sent back, put right or discarded since.
  receipt_id uuid references bank_receipt (id),
  taken_at timestamptz not null,
  unique (statement_id, no),
  check ((outcome = 'LEFT') = (code is not null))
);
create unique index bank_line_once on bank_line (bank, day, flow_no, direction, amount_fen, sub_account,
  coalesce(order_id, '00000000-0000-0000-0000-000000000000'));
create index bank_line_of_day on bank_line (bank, day, id);
create index bank_line_left on bank_line (taken_at, id) where outcome = 'LEFT';
create index bank_line_of_order on bank_line (order_id) where order_id is not null;
create index bank_line_of_receipt on bank_line (receipt_id) where receipt_id is not null;
create trigger bank_line_append_only before update or delete on bank_line
  for each row execute function refuse_change();
