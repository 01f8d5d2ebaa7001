-- How much has been taken of what is limited, shared by all processes. Unlogged: nothing of it is worth a write to
-- the disk, and a server that has crashed begins to count anew.
create unlogged table limit_use (
  -- the limit's name, and a keyed hash of whose it is
  key text primary key,
  -- since it was forgotten or forgiven
  taken integer not null,
  -- a plain limit: when all that was taken will have come back; one that doubles: before it nothing more is given
  busy_until timestamptz not null,
  -- from then on the row says nothing, and may go
  forgotten_at timestamptz not null
);
create index limit_use_forgotten on limit_use (forgotten_at);

-- Takes one of each limit that is asked for, or none of any. A row for each: how often it has been taken, and how
-- long to wait where it refuses. `asked` is an array of {key, most, seconds, longestSeconds}; see limit-table.ts.
create function take_limits(asked jsonb) returns table (key text, taken integer, wait_seconds double precision)
language plpgsql as $$
#variable_conflict use_column
declare
  moment timestamptz;
begin
  -- All rows are held in the order of their keys, so that nobody waits for one another in a circle.
  insert into limit_use (key, taken, busy_until, forgotten_at)
  select a.key, 0, '-infinity', '-infinity' from jsonb_to_recordset(asked) as a (key text) order by a.key
  on conflict (key) do update set key = excluded.key;
  moment := platform_now();

  return query
  with held as (
    select a.*, case when u.forgotten_at > moment then u.taken else 0 end as had,
           case when u.forgotten_at > moment then greatest(u.busy_until, moment) else moment end as busy
    from jsonb_to_recordset(asked) as a (key text, most integer, seconds double precision, "longestSeconds" double precision)
    join limit_use u using (key)
  ), judged as (
    select h.key, h.had, h."longestSeconds" is not null as doubles,
      case when h."longestSeconds" is null then h.busy + make_interval(secs => h.seconds / h.most)
           when h.had + 1 < h.most then moment
           else moment + make_interval(secs => least(h."longestSeconds", h.seconds * 2 ^ least(20, h.had + 1 - h.most)))
      end as then_busy,
      -- what is not there yet of the one that is asked for; a millisecond is given for what was rounded
      extract(epoch from h.busy - moment)::double precision - 0.001
        - case when h."longestSeconds" is null then h.seconds - h.seconds / h.most else 0 end as wait
    from held h
  ), moved as (
    update limit_use u set taken = j.had + 1, busy_until = j.then_busy,
      -- mistakes a day apart are not in a row
      forgotten_at = j.then_busy + case when j.doubles then interval '1 day' else interval '0' end
    from judged j where u.key = j.key and not exists (select from judged where wait > 0)
    returning u.key, u.taken
  )
  select j.key, coalesce(m.taken, j.had), greatest(j.wait, 0) from judged j left join moved m using (key);
end
$$;
