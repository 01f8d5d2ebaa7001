-- What a notice asks for beside the price is a row of the plan, and stays with the center once it is paid.
alter table payment_row drop constraint payment_row_kind_check,
  add constraint payment_row_kind_check check (kind in ('PRICE', 'CORRECTION', 'LATE_FEE', 'BOND')),
  drop constraint payment_row_state_check,
  add constraint payment_row_state_check
    check (state in ('PLANNED', 'DUE', 'OVERDUE', 'PAID', 'PAID_OUT', 'KEPT', 'WAIVED', 'DROPPED')),
  drop constraint payment_row_full,
  add constraint payment_row_full check (state not in ('PAID', 'PAID_OUT', 'KEPT') or paid_fen = amount_fen),
  add constraint payment_row_kept check (state <> 'KEPT' or kind = 'BOND');

alter table bond alter column deposit_id drop not null,
  add column kind text not null default 'BOND' check (kind in ('BOND', 'RISK_DEPOSIT')),
  add column receipt_id uuid references bank_receipt (id),
  add constraint bond_source check (num_nonnulls(deposit_id, receipt_id) = 1),
  drop constraint bond_state_check,
  add constraint bond_state_check check (state in ('HELD', 'RETURN_DUE', 'RETURNED', 'SPENT', 'UNDONE'));
alter table bond alter column kind drop default;
create unique index bond_of_receipt on bond (receipt_id) where state <> 'UNDONE';
