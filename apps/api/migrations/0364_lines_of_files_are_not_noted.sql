-- Lines of a bank's file and their batches pass; the file and what was taken of it are noted.
do $$
begin
  execute replace(pg_get_functiondef('guard_tables()'::regprocedure), 'desk_open,', 'desk_open,bank_statement_line,bank_batch,');
end $$;

drop trigger if exists noted on bank_statement_line;
drop trigger if exists noted on bank_batch;
delete from audit_shape where table_name in ('bank_statement_line', 'bank_batch');
