-- With a stop ends whatever stands by it: whoever stood for somebody whose stop has been lifted does so no more.
update agent_mandate m set ended_by = s.lifted_by, ended_at = s.lifted_at, end_reason = '本人恢复办理'
from (select distinct on (party_id) party_id, lifted_by, lifted_at from party_stop
      where state = 'LIFTED' order by party_id, lifted_at desc) s
where m.party_id = s.party_id and m.kind in ('GUARDIAN', 'HEIR') and m.ended_at is null and m.given_at <= s.lifted_at;
