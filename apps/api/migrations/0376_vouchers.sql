-- 收据: one for each time that a receipt was booked. Void where that entry was taken back; its number stays its own.
create table receipt_voucher (
  no text primary key,
  receipt_id uuid not null references bank_receipt (id),
  -- The entry by which the money was booked.
  entry_key text not null unique references ledger_entry (key),
  issued_by uuid not null references account (id),
  issued_at timestamptz not null
);
create index receipt_voucher_of_receipt on receipt_voucher (receipt_id);
create index receipt_voucher_listed on receipt_voucher (issued_at desc, no desc);
create trigger receipt_voucher_append_only before update or delete on receipt_voucher
  for each row execute function refuse_change();
