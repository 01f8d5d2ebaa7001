-- A line of a bank's statement is one thing: a receipt, a payment, what a transfer brought to the other account, or a
-- payment that came back. Whoever writes its number down claims it, in the transaction that does so.
create table flow_claim (
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  flow_no text not null,
  -- receipt:, order:, arrival: or return:, and the id of the row.
  owner text not null,
  primary key (bank, flow_no)
);
create unique index flow_claim_owner on flow_claim (owner);
insert into flow_claim (bank, flow_no, owner)
select bank, flow_no, owner from (
  select bank, flow_no, 'receipt:' || id as owner, 1 as place from bank_receipt where state <> 'DISCARDED'
  union all select bank, flow_no, 'order:' || id, 2 from payment_order where flow_no is not null
  union all select bank, flow_no, 'return:' || id, 3 from payment_decision
    where flow_no is not null and agrees is distinct from false
) lines order by place on conflict do nothing;

-- 内部划转: a deposit that became price is moved from one account of the center to the other by an order of its own. It
-- goes to nobody's account but the center's, which stands in its settings.
alter table payment_order drop constraint payment_order_kind_check,
  add constraint payment_order_kind_check
    check (kind in ('REFUND', 'RETURN', 'PAYOUT', 'FORFEIT', 'PRICE_REFUND', 'PRICE_FORFEIT', 'TRANSFER')),
  alter column payee_account_enc drop not null,
  -- Of a transfer the lot for whose price it is, as the books name it; `subject` is the registration.
  add column to_subject text,
  -- Of a transfer the line of the other account's statement.
  add column arrival_flow_no text,
  add constraint payment_order_transfer check (
    (kind = 'TRANSFER') = (payee_account_enc is null) and (kind = 'TRANSFER') = (to_subject is not null)
    and (kind <> 'TRANSFER' or bank = 'DEPOSIT_BANK' and payee_id is null and lot_id is not null)
    and (arrival_flow_no is null or kind = 'TRANSFER' and flow_no is not null));
create index payment_order_transfers on payment_order (lot_id) where kind = 'TRANSFER';

-- Of lots whose price is being settled, and of which nothing has been paid on yet, the books said that the bank had moved
-- the deposit, and nobody had ordered it: it stands as on its way until somebody has.
create temporary table under_way on commit drop as
select d.id as deposit_id, d.registration_id::text as registration, l.id as lot_id, l.no as lot_no, d.converted_fen as fen
from deposit d join lot l on l.id = d.lot_id
where d.converted_fen > 0 and 'SETTLING' in (l.state, l.remembered_state)
  and exists (select from ledger_entry e where e.key = 'deposit-to-price:' || d.id)
  and not exists (
    select from payment_order o where o.lot_id = l.id and o.bank = 'PRICE_BANK' and o.state in ('ENTERED', 'CONFIRMED'));
insert into payment_order (id, key, kind, bank, subject, to_subject, lot_id, payee_name, amount_fen, state, created_at)
select gen_random_uuid(), 'transfer:' || deposit_id, 'TRANSFER', 'DEPOSIT_BANK', registration, lot_no, lot_id,
  '贺兰县农村产权流转服务中心（价款专户）', fen, 'DUE', platform_now()
from under_way;
insert into ledger_entry (key, memo, at)
select 'transfer-due:' || deposit_id, '保证金转价款，银行还没有划转', platform_now() from under_way order by lot_no;
insert into ledger_line (entry_id, line, account, subject, debit_fen, credit_fen)
select e.id, s.line, s.account, s.subject, s.debit, s.credit
from under_way u join ledger_entry e on e.key = 'transfer-due:' || u.deposit_id
cross join lateral (values
  (1, 'DEPOSIT_BANK', u.registration, u.fen, 0::bigint), (2, 'TRANSFERS_DUE', u.registration, 0, u.fen),
  (3, 'TRANSFERS_COMING', u.lot_no, u.fen, 0), (4, 'PRICE_BANK', u.lot_no, 0, u.fen)
) s (line, account, subject, debit, credit)
order by e.id, s.line;

-- An order may be handed to the bank in a batch; what is written down wrong is put back before another confirms it; and the
-- bank's own file may say that a payment failed.
alter table payment_order drop constraint payment_order_state_check,
  add constraint payment_order_state_check
    check (state in ('PROPOSED', 'DUE', 'BATCHED', 'SENT', 'ENTERED', 'CONFIRMED', 'BOUNCED', 'REPLACED', 'CANCELLED')),
  add column batch_id uuid,
  add column sent_back_for text,
  add column failed_for text,
  add column failed_at timestamptz,
  add constraint payment_order_failed check ((failed_for is null) = (failed_at is null));
