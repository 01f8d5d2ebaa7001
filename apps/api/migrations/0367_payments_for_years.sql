-- A contract's payments have their states over its whole life: they fall due, are overdue, come in, go out, are given up.
alter table payment_row
  add column id uuid not null default gen_random_uuid(),
  add column kind text not null default 'PRICE' check (kind in ('PRICE', 'CORRECTION', 'LATE_FEE')),
  add column state text not null default 'PLANNED'
    check (state in ('PLANNED', 'DUE', 'OVERDUE', 'PAID', 'PAID_OUT', 'WAIVED', 'DROPPED')),
  -- The bank's day of the money that filled it.
  add column paid_on date,
  -- How many letters have asked for it.
  add column dunned integer not null default 0 check (dunned between 0 and 3),
  add column next_due_at timestamptz;
alter table payment_row drop constraint payment_row_amount_fen_check;
-- A correction may leave nothing to pay.
alter table payment_row add constraint payment_row_amount_fen_check check (amount_fen >= 0),
  add constraint payment_row_full check (state not in ('PAID', 'PAID_OUT') or paid_fen = amount_fen);
create unique index payment_row_id on payment_row (id);
create index payment_row_next_due on payment_row (next_due_at) where next_due_at is not null;

-- Rows of before: what has gone on, what waits to go on, what of an ended contract nobody pays any more; the rest waits for
-- its days, and what is over is seen by the runner at once.
update payment_row r set state = case
    when r.paid_out_fen = r.amount_fen then 'PAID_OUT'
    when c.state <> 'SIGNED_ALL' then 'DROPPED'
    when r.paid_fen = r.amount_fen then 'PAID'
    when r.due_on - 30 <= (platform_now() at time zone 'Asia/Shanghai')::date then 'DUE'
    else 'PLANNED' end
from contract c where c.id = r.contract_id;
update payment_row set next_due_at =
  ((case state when 'PLANNED' then due_on - 30 else due_on + 1 end)::timestamp at time zone 'Asia/Shanghai')
where state in ('PLANNED', 'DUE') and due_on is not null;

-- A contract that was signed for a time is over the day after its last.
alter table contract add column next_due_at timestamptz,
  -- The contract that takes its place, once its own time is over.
  add column renewed_by uuid references contract (id);
update contract c set next_due_at =
  (((l.terms->'price'->>'termTo')::date + 1)::timestamp at time zone 'Asia/Shanghai')
from lot l where l.id = c.lot_id and c.state = 'SIGNED_ALL' and l.terms->'price'->>'termTo' is not null;
create index contract_next_due on contract (next_due_at) where next_due_at is not null;

-- What changes a plan after both have signed: the transferor gives a payment up by his own word; what was weighed or
-- measured, and the day's price of rent in kind, is entered by one person with its source and confirmed by another.
create table payment_change (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  kind text not null check (kind in ('WAIVER', 'QUANTITY', 'KIND_RENT')),
  -- The row that it is about; null where it is the whole plan.
  seq integer,
  content jsonb not null,
  reason text not null,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  -- Null until somebody has answered; the transferor's own word needs no answer.
  agrees boolean,
  answer text,
  answered_by uuid references account (id) check (answered_by <> proposed_by),
  answered_at timestamptz,
  -- By how much the plan grew or shrank, and what the transferor gives back himself.
  delta_fen bigint,
  direct_fen bigint not null default 0 check (direct_fen >= 0)
);
create unique index payment_change_open on payment_change (contract_id) where agrees is null;
create index payment_change_of on payment_change (contract_id, proposed_at);

-- 催缴函: each letter that asked for a payment, as it was sent.
create table dunning_letter (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  seq integer not null,
  step integer not null check (step between 1 and 3),
  no text not null unique,
  open_fen bigint not null check (open_fen > 0),
  file_id uuid not null references stored_file (id),
  made_at timestamptz not null,
  unique (contract_id, seq, step)
);
create trigger dunning_letter_append_only before update or delete on dunning_letter
  for each row execute function refuse_change();

-- A liaison writes down for whoever has no account that he gives a payment up; he signs the print by hand.
alter table signature drop constraint signature_kind_check;
alter table signature add constraint signature_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT', 'ENDING', 'ENDING_NOTICE', 'WAIVER'));
alter table paper_scan drop constraint paper_scan_kind_check;
alter table paper_scan add constraint paper_scan_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT', 'ENDING', 'ENDING_NOTICE', 'WAIVER'));
alter table assisted_word drop constraint assisted_word_kind_check;
alter table assisted_word add constraint assisted_word_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'ENDING', 'ENDING_NOTICE', 'WAIVER'));

-- What the days until a contract's end have earned is no forfeit: it is ordered by a name of its own, whatever kinds there are.
do $$
declare kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'payment_order_kind_check');
begin
  alter table payment_order drop constraint payment_order_kind_check;
  execute 'alter table payment_order add constraint payment_order_kind_check '
    || replace(kinds, '''PRICE_FORFEIT''::text', '''PRICE_FORFEIT''::text, ''PRICE_EARNED''::text');
end $$;
