-- From the contract to the filed project.
create table contract (
  id uuid primary key,
  lot_id uuid not null unique references lot (id),
  no text not null unique,
  template text not null,
  state text not null,
  facts_enc bytea not null,
  price_sub_account text not null unique,
  file_id uuid not null references stored_file (id),
  sent_at timestamptz not null,
  due_at timestamptz,
  signed_at timestamptz
);

create table contract_signature (
  contract_id uuid not null references contract (id),
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  account_id uuid not null references account (id),
  name text not null,
  file_hash text not null,
  at timestamptz not null,
  primary key (contract_id, side)
);
create trigger contract_signature_append_only before update or delete on contract_signature
  for each row execute function refuse_change();

create table payment_row (
  contract_id uuid not null references contract (id),
  seq integer not null,
  due_on date not null,
  is_provisional boolean not null,
  covers text not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0 and paid_fen <= amount_fen),
  paid_out_fen bigint not null default 0 check (paid_out_fen >= 0 and paid_out_fen <= paid_fen),
  primary key (contract_id, seq)
);

-- What the bank statement says came in, entered by one person and confirmed by another.
create table bank_receipt (
  id uuid primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  flow_no text not null,
  sub_account text not null,
  payer_name text not null,
  payer_account_enc bytea not null,
  payer_account_hash bytea not null,
  amount_fen bigint not null check (amount_fen > 0),
  arrived_at timestamptz not null,
  state text not null check (state in ('ENTERED', 'MATCHED', 'UNCLAIMED', 'RETURNED')),
  fault text,
  matched_to text,
  entered_by uuid not null references account (id),
  entered_at timestamptz not null,
  confirmed_by uuid references account (id) check (confirmed_by <> entered_by),
  confirmed_at timestamptz,
  unique (bank, flow_no)
);

-- What must go out: refunds, returns and the price itself. Each order is paid once.
create table payment_order (
  id uuid primary key,
  key text not null unique,
  kind text not null check (kind in ('REFUND', 'RETURN', 'PAYOUT')),
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  subject text not null,
  lot_id uuid references lot (id),
  payee_name text not null,
  payee_account_enc bytea not null,
  amount_fen bigint not null check (amount_fen > 0),
  due_on date,
  state text not null check (state in ('DUE', 'ENTERED', 'CONFIRMED')),
  flow_no text,
  entered_by uuid references account (id),
  entered_at timestamptz,
  confirmed_by uuid references account (id) check (confirmed_by <> entered_by),
  confirmed_at timestamptz,
  created_at timestamptz not null,
  unique (bank, flow_no)
);

create table ledger_entry (
  id bigint generated always as identity primary key,
  key text not null unique,
  memo text not null,
  bank_flow_no text,
  at timestamptz not null
);

create table ledger_line (
  entry_id bigint not null references ledger_entry (id),
  line integer not null,
  account text not null,
  subject text not null,
  debit_fen bigint not null check (debit_fen >= 0),
  credit_fen bigint not null check (credit_fen >= 0),
  primary key (entry_id, line),
  check ((debit_fen = 0) <> (credit_fen = 0))
);
create index ledger_line_account on ledger_line (account, subject);

-- The last word on double entry: at commit every entry must balance, whoever wrote it.
create function require_balanced_entry() returns trigger language plpgsql as $$
begin
  if (select sum(debit_fen) - sum(credit_fen) from ledger_line where entry_id = new.entry_id) <> 0 then
    raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_line_balanced after insert on ledger_line
  deferrable initially deferred for each row execute function require_balanced_entry();
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_line_append_only before update or delete on ledger_line
  for each row execute function refuse_change();

-- The sheet of a settled price.
create table settlement (
  lot_id uuid primary key references lot (id),
  file_id uuid not null references stored_file (id),
  settled_at timestamptz not null
);

create table certificate (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  no text not null unique,
  code text not null unique,
  state text not null,
  facts_enc bytea not null,
  facts_hash text not null,
  file_id uuid references stored_file (id),
  drafted_by uuid not null references account (id),
  reviewed_by uuid references account (id) check (reviewed_by <> drafted_by),
  issued_by uuid references account (id) check (issued_by <> reviewed_by and issued_by <> drafted_by),
  issued_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text
);
-- One standing certificate a lot; a number is never used twice.
create unique index certificate_standing on certificate (lot_id) where state <> 'REVOKED';

create table archive_file (
  id uuid primary key,
  lot_id uuid not null unique references lot (id),
  no text not null unique,
  retention text not null,
  items jsonb not null,
  record jsonb not null,
  filed_by uuid not null references account (id),
  filed_at timestamptz not null
);
