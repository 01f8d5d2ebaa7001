-- Accounts that money came from are held against one another within a lot: its few receipts are opened and read as
-- accounts are read, those of before, which were kept as they were typed, like any other. A hash of what was typed
-- would not find them.
drop trigger keep_key_versions on bank_receipt;
alter table bank_receipt drop column payer_account_hash, drop column payer_account_hash_even;
create trigger keep_key_versions before insert or update of payer_account_enc on bank_receipt
  for each row execute function keep_key_versions('payer_account_enc');
