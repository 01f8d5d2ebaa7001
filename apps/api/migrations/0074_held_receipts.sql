-- A receipt whose payer is written otherwise than he is registered only as banks write names, or which came on the
-- last day of a deadline at a time that nobody knows, is held: one person proposes, another answers, and nothing goes
-- back by itself.
alter table bank_receipt
  drop constraint bank_receipt_state_check,
  add constraint bank_receipt_state_check check (state in ('ENTERED', 'MATCHED', 'HELD', 'UNCLAIMED', 'RETURNED')),
  -- The bank names no more than the day; arrived_at is its first moment in Asia/Shanghai.
  add column is_whole_day boolean not null default false,
  -- What the sentence of the fault names. Of receipts of before nobody kept it.
  add column fault_values jsonb;
create index bank_receipt_held on bank_receipt (sub_account) where state = 'HELD';

create table receipt_decision (
  id uuid primary key,
  receipt_id uuid not null references bank_receipt (id),
  -- It is the registered payer's and came in time; else it goes back.
  is_his boolean not null,
  reason text not null,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  agrees boolean,
  answer text,
  answered_by uuid references account (id) check (answered_by <> proposed_by),
  answered_at timestamptz,
  check (num_nulls(agrees, answer, answered_by, answered_at) in (0, 4))
);
-- One proposal at a time, and a receipt is decided once.
create unique index receipt_decision_open on receipt_decision (receipt_id) where agrees is null or agrees;

-- No money comes in before its number was given out. When those of before were, nobody kept.
alter table sub_account add column opened_at timestamptz;
