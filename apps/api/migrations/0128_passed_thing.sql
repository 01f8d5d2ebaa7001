-- What was sold for good goes to its new holder with the certificate: the seller's claim is let go, and whoever has the
-- thing now, by the certificate that stands, is the one who may list it again. Shares are counted and have no holder of
-- the whole; how many a member got and gave away here stands with the same row.
create table passed_thing (
  id uuid primary key,
  subject_key text not null,
  certificate_id uuid not null references certificate (id),
  certificate_no text not null,
  lot_id uuid not null references lot (id),
  from_party_id uuid not null references party (id),
  holder_id uuid not null references party (id),
  -- In 0.0001 of its unit, where only a part of what bears this number passed; null where the thing itself did.
  quantity bigint check (quantity > 0),
  passed_at timestamptz not null,
  -- When it went on to somebody else, or its certificate was revoked.
  ended_at timestamptz,
  is_revoked boolean not null default false check (not is_revoked or ended_at is not null),
  unique (certificate_id, subject_key)
);
create unique index passed_thing_holder on passed_thing (subject_key) where ended_at is null and quantity is null;
create index passed_thing_of on passed_thing (holder_id) where ended_at is null;
create index passed_thing_from on passed_thing (from_party_id) where ended_at is null;

-- What was certified before has gone to its new holder, too. The claim of a sale has no end; rows of shares are told by
-- their type.
insert into passed_thing (id, subject_key, certificate_id, certificate_no, lot_id, from_party_id, holder_id, quantity, passed_at)
select gen_random_uuid(), sold.subject_key, sold.certificate_id, sold.no, sold.lot_id, sold.transferor_id, sold.party_id,
       case when sold.is_counted then sold.quantity end, sold.issued_at
from (
  select distinct on (c.subject_key, e.id) c.subject_key, e.id as certificate_id, e.no, l.id as lot_id,
         p.transferor_id, r.party_id, (l.terms->'price'->>'quantity')::bigint as quantity, e.issued_at,
         p.type_code = 'T06' or (p.type_code = 'T03' and p.application->>'right' = 'SHARES') as is_counted
  from certificate e join lot l on l.id = e.lot_id join project p on p.id = l.project_id
  join registration r on r.lot_id = l.id and r.state = 'WON'
  join subject_claim c on c.project_id = p.id and c.is_active and upper_inf(c.period)
  where e.state = 'ISSUED'
) sold;
update subject_claim c set is_active = false
from passed_thing t join lot l on l.id = t.lot_id
where c.project_id = l.project_id and c.subject_key = t.subject_key and c.is_active;
