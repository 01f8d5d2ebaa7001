-- A review knows the village of its lot, as an alert does: a township reads its own.
alter table social_review add column village_code text;
update social_review s set village_code = l.terms ->> 'villageCode'
from registration r join lot l on l.id = r.lot_id -- Of what is over 0283 fills in the rest.
where r.id = s.registration_id and (s.decided_at is null or l.state not in ('ARCHIVED', 'FAILED', 'WITHDRAWN', 'TERMINATED'));

create index social_review_of_village on social_review (village_code, (coalesce(decided_at, 'infinity')) desc, (coalesce(due_at, 'infinity')))
  where opened_at is not null;
-- Few wait at a time.
create index social_review_waiting on social_review (village_code) where opened_at is not null and decided_at is null;
