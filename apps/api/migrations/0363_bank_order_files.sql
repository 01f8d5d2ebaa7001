-- 付款文件: each file by which payments were handed to a bank, with whoever made it: all accounts stand in it in full.
create table bank_order_file (
  id uuid primary key,
  batch_id uuid not null,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  profile_id uuid not null references bank_profile (id),
  form text not null check (form in ('PAIN', 'TABLE')),
  payments integer not null check (payments > 0),
  total_fen bigint not null check (total_fen > 0),
  sha256 text not null,
  made_by uuid not null references account (id),
  made_at timestamptz not null
);
create index bank_order_file_of_batch on bank_order_file (batch_id, made_at);
create trigger bank_order_file_append_only before update or delete on bank_order_file
  for each row execute function refuse_change();
