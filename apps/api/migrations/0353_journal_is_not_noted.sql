-- The journal is held by its own chain, whose place is signed each noon, and its accounts are made of it by triggers: notes
-- of each line would say it once more, and make every booking dear.
do $$
begin
  execute replace(pg_get_functiondef('guard_tables()'::regprocedure), 'public_day_leaf,',
    'public_day_leaf,ledger_entry,ledger_line,ledger_account,ledger_link,ledger_noon,');
end $$;

drop trigger if exists noted on ledger_entry;
drop trigger if exists noted on ledger_line;
drop trigger if exists noted on ledger_account;
drop trigger if exists noted on ledger_link;
drop trigger if exists noted on ledger_noon;
delete from audit_shape
where table_name in ('ledger_entry', 'ledger_line', 'ledger_account', 'ledger_link', 'ledger_noon');
