-- What an application said when its correction was asked for: what a step has judged and what is another fact now, is
-- judged again. Of a correction that is under way nobody knows it; such a one returns to the step that asked.
alter table project add column corrected_from jsonb;

-- A trigger's function reads the tables of the platform, and not a temporary one of the same name.
do $$
declare
  found record;
begin
  for found in
    select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and p.prorettype = 'trigger'::regtype
      and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
  loop
    execute format('alter function %s set search_path = %I, pg_temp', found.name, current_schema());
  end loop;
end $$;
