-- Whoever looked at a lot after its visitors had been forgotten left a trace that was kept for ever: sixty days from
-- now, the first value of the rulebook, as 0042 did for lots that were decided before.
update visited_lot v set next_due_at = platform_now() + interval '60 days'
from lot l
where l.id = v.lot_id and v.next_due_at is null
  and l.state not in ('LISTED', 'EXTENDED', 'REG_CLOSED', 'TRADING', 'RESULT_PUBLICITY', 'SUSPENDED');
