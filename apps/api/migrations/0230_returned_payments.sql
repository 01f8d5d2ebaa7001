-- A payment that the bank did not take or sent back, even after it was confirmed, is with the center again: one person
-- reports it, another answers; then it is paid once more by an order of its own, upon two people's word, too.
alter table payment_order drop constraint payment_order_state_check,
  add constraint payment_order_state_check
    check (state in ('PROPOSED', 'DUE', 'ENTERED', 'CONFIRMED', 'BOUNCED', 'REPLACED', 'CANCELLED')),
  -- Who is to have it, where he is registered.
  add column payee_id uuid references party (id),
  -- The order that came back, whose place this one takes.
  add column replaces_id uuid references payment_order (id);
create unique index payment_order_replacing on payment_order (replaces_id) where state <> 'CANCELLED';
create index payment_order_of_payee on payment_order (payee_id);

create table payment_decision (
  id uuid primary key,
  order_id uuid not null references payment_order (id),
  kind text not null check (kind in ('RETURNED', 'PAY_AGAIN')),
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  -- The statement's line by which it came back; none where it never left.
  flow_no text check (flow_no is null or kind = 'RETURNED'),
  reason text not null,
  -- The payee's account is corrected to that of the order, at this bank; else it is the registered one.
  corrects_account boolean not null default false,
  payee_bank text,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  agrees boolean,
  answer text,
  answered_by uuid references account (id) check (answered_by <> proposed_by),
  answered_at timestamptz,
  check (num_nulls(agrees, answer, answered_by, answered_at) in (0, 4))
);
create unique index payment_decision_open on payment_decision (order_id) where agrees is null;
create unique index payment_decision_flow_no on payment_decision (bank, flow_no) where agrees is distinct from false;

-- Of orders of before: a refund goes to whoever had registered, what was forfeited to whoever listed the lot.
update payment_order o set payee_id = r.party_id from registration r
where o.kind = 'REFUND' and r.id::text = o.subject;
update payment_order o set payee_id = p.transferor_id from lot l join project p on p.id = l.project_id
where o.kind = 'FORFEIT' and l.id = o.lot_id;
