-- No table is ever emptied at once. A right to do so is given to nobody but its owner; this keeps the owner's own hand
-- from it, too, until he takes the trigger away on purpose.
create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception '% is never emptied', tg_table_name using errcode = 'restrict_violation';
end $$;

-- What every table has to have. Run again after all migrations, so that a table made later gets it as well.
create function guard_tables() returns void language plpgsql as $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'never_emptied')
  loop
    execute format(
      'create trigger never_emptied before truncate on %I for each statement execute function refuse_truncate()', name);
  end loop;
end $$;
