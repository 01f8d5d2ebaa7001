-- Whose a contract is, so that each side finds its own without reading those of all lots in which it ever had a part: the
-- two sides as they were when it was sent. Of earlier ones the transferee is whoever had the deal that fell after it was
-- sent, else the one that stands.
alter table contract
  add column transferor_id uuid references party (id),
  add column transferee_id uuid references party (id);

update contract c set transferor_id = p.transferor_id, transferee_id = (
  select w.party_id from registration w where w.id = coalesce(
    (select f.registration_id from fallen_deal f where f.lot_id = l.id and f.fell_at >= c.sent_at
     order by f.fell_at limit 1),
    (select d.registration_id from deal d where d.lot_id = l.id)))
from lot l join project p on p.id = l.project_id
where l.id = coalesce(c.lot_id, c.dropped_lot_id)
  -- Of what is over 0283 fills in the rest.
  and l.state not in ('ARCHIVED', 'FAILED', 'WITHDRAWN', 'TERMINATED');

create index contract_of_transferor on contract (transferor_id, sent_at desc, id desc);
create index contract_of_transferee on contract (transferee_id, sent_at desc, id desc);
