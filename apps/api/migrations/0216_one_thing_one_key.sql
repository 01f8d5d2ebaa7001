-- A number that is nobody else's in the country names one thing in whatever village it is listed: plots, machines, rights
-- of knowledge and quotas. An ear tag is one, too, where it was written among the marks of animals without tags. Where
-- two active claims would then be of one thing for the same time, both stay as they are, and a new listing meets one.
create function one_key(key text) returns text language sql immutable as $$
  select regexp_replace(regexp_replace(key, '^(T07|T09|T10|T15):[0-9]{12}:', '\1:CN:'),
    '^T12:[0-9]{12}:([0-9]{15})(@.*)?$', 'T12:EAR:\1\2')
$$;

do $$
declare
  one record;
begin
  for one in select id, one_key(subject_key) as key from subject_claim
             where one_key(subject_key) <> subject_key order by is_active desc, id loop
    begin
      update subject_claim set subject_key = one.key where id = one.id;
    exception when exclusion_violation or unique_violation then null;
    end;
  end loop;
  for one in select lot_id, subject_key, one_key(subject_key) as key from relisting_ban
             where one_key(subject_key) <> subject_key loop
    begin
      update relisting_ban set subject_key = one.key where lot_id = one.lot_id and subject_key = one.subject_key;
    exception when unique_violation then null;
    end;
  end loop;
  for one in select id, one_key(subject_key) as key from passed_thing
             where one_key(subject_key) <> subject_key order by ended_at nulls first, id loop
    begin
      update passed_thing set subject_key = one.key where id = one.id;
    exception when unique_violation then null;
    end;
  end loop;
end $$;

drop function one_key(text);
