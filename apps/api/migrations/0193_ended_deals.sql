-- A deal that was ended stays, with the day and the cause: its papers are its sides' for good.
alter table deal
  add column ended_at timestamptz,
  add column ended_why text,
  -- Where its lot stood: whoever had a task there reads its papers.
  add column ended_from text,
  add check ((ended_at is null) = (ended_why is null) and (ended_at is null) = (ended_from is null));

-- Deals that ended before stand among the fallen ones; they come back as ended.
insert into deal (lot_id, registration_id, manner, unit_price_fen, total_fen, agreed_terms, publicity_ends_at, decided_at,
  confirmed_at, confirmation_id, ended_at, ended_why, ended_from)
select distinct on (f.lot_id) f.lot_id, f.registration_id, f.manner, f.unit_price_fen, f.total_fen, '',
  f.publicity_ends_at, f.decided_at, f.confirmed_at, f.confirmation_id, f.fell_at, f.note,
  (select e.from_state from listing_event e where e.lot_id = f.lot_id and e.action = 'endContract' order by e.id desc limit 1)
from fallen_deal f join lot l on l.id = f.lot_id
where f.why = 'ENDED' and l.state = 'TERMINATED' and not exists (select from deal d where d.lot_id = f.lot_id)
  and exists (select from listing_event e where e.lot_id = f.lot_id and e.action = 'endContract' and e.from_state is not null)
order by f.lot_id, f.seq desc;

-- Of lots that were taken down with a result.
update deal d set ended_at = e.at, ended_why = e.reason, ended_from = e.from_state
from (select distinct on (lot_id) lot_id, at, reason, from_state from listing_event
      where to_state = 'TERMINATED' and from_state is not null order by lot_id, id desc) e
join lot l on l.id = e.lot_id and l.state = 'TERMINATED'
where d.lot_id = e.lot_id and d.ended_at is null;
