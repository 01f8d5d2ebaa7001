-- Animals are claimed by their tags, so that the same ones are not listed twice. Listings that are under way, or whose
-- sale is not certified yet, claim theirs as far as their tags can be read: 15 digits each, runs with 至, 到, ~ or a dash.
insert into subject_claim (id, project_id, subject_key, period, is_active)
select gen_random_uuid(), one.project_id, 'T12:EAR:' || one.tag, daterange(one.since, null, '[]'), true
from (
  select distinct on (tag) p.id as project_id, lpad(tag::text, 15, '0') as tag, coalesce(l.state_since, p.state_since)::date as since
  from project p left join lot l on l.project_id = p.id
  cross join lateral regexp_matches(regexp_replace(p.application->'attributes'->>'earTags', '\s', '', 'g'),
    '(?<!\d)(\d{15})(?!\d)(?:[至到~～—–-](\d{15})(?!\d))?', 'g') run
  cross join lateral generate_series(run[1]::numeric,
    case when coalesce(run[2], run[1])::numeric - run[1]::numeric between 0 and 4999 then coalesce(run[2], run[1])::numeric
         else run[1]::numeric end) tag
  where p.type_code = 'T12'
    and p.state in ('NOTICE_APPROVING', 'LISTED')
    and coalesce(l.state, 'LISTED') not in ('REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'VOIDED')
  order by tag, p.created_at, p.id
) one;
