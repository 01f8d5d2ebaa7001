-- A mark that passes.
do $$
begin
  execute replace(pg_get_functiondef('guard_tables()'::regprocedure), 'desk_open,', 'desk_open,work_told,');
end $$;
