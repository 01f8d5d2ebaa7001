-- Whose a certificate is, as of a contract: each side finds its own without reading those of all lots in which it ever had
-- a part. The sides are those of the contract that was certified;
-- of what is over 0283 fills in the rest.
alter table certificate
  add column transferor_id uuid references party (id),
  add column transferee_id uuid references party (id);

update certificate c set transferor_id = k.transferor_id, transferee_id = k.transferee_id
from lot l, contract k
where l.id = c.lot_id and l.state not in ('ARCHIVED', 'FAILED', 'WITHDRAWN', 'TERMINATED') and k.id = (
  select o.id from contract o
  where coalesce(o.lot_id, o.dropped_lot_id) = c.lot_id and o.sent_at <= coalesce(c.reviewed_at, c.issued_at, 'infinity')
  order by o.sent_at desc limit 1);

create index certificate_of_transferor on certificate (transferor_id, code) where state in ('ISSUED', 'REVOKED');
create index certificate_of_transferee on certificate (transferee_id, code) where state in ('ISSUED', 'REVOKED');

-- Of those who were found unfit few are of a lot that still waits.
create index registration_unfit on registration (lot_id) where state = 'DISQUALIFIED' and paddle is null;
