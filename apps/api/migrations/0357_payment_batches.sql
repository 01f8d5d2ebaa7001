-- Payments that are handed to the bank together: one person puts them together, another agrees to number and sum, and what
-- the bank says of each comes back by its own file.
create table payment_batch (
  id uuid primary key,
  no text not null unique,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  title text not null,
  state text not null check (state in ('PREPARED', 'SENT', 'CANCELLED')),
  made_by uuid not null references account (id),
  made_at timestamptz not null,
  -- As they were when the second person agreed to them.
  order_count integer,
  amount_fen bigint,
  sent_by uuid references account (id),
  sent_at timestamptz,
  cancelled_for text,
  check (sent_by <> made_by),
  check ((state = 'SENT') = (sent_by is not null)),
  check (num_nulls(order_count, amount_fen, sent_by, sent_at) in (0, 4)),
  check ((state = 'CANCELLED') = (cancelled_for is not null))
);
create index payment_batch_listed on payment_batch (made_at desc, id desc);
create index payment_batch_prepared on payment_batch (made_at) where state = 'PREPARED';
alter table payment_order add constraint payment_order_batch_fkey foreign key (batch_id) references payment_batch (id);
create index payment_order_batch on payment_order (batch_id) where batch_id is not null;
alter table payment_order add constraint payment_order_batched check (state not in ('BATCHED', 'SENT') or batch_id is not null);

-- 收款账户变了: an order stands with the account that was registered when it was made; two people put it to another that is
-- registered now.
alter table payment_decision drop constraint payment_decision_kind_check,
  add constraint payment_decision_kind_check check (kind in ('RETURNED', 'PAY_AGAIN', 'NEW_ACCOUNT'));

-- Whose full account whoever pays has seen, by the order that he pays; of registered parties it stands among the views of
-- their facts, too.
create table payee_view (
  id uuid primary key,
  order_id uuid not null references payment_order (id),
  account_id uuid not null references account (id),
  viewer_name text not null,
  at timestamptz not null
);
create index payee_view_of_order on payee_view (order_id, at desc);
create trigger payee_view_append_only before update or delete on payee_view
  for each row execute function refuse_change();
alter table personal_view drop constraint personal_view_fact_check;
alter table personal_view add constraint personal_view_fact_check
  check (fact in ('ID_NUMBER', 'PHONE', 'BANK_ACCOUNT', 'PAPER', 'PAYMENT'));
