-- From when on what is told by mouth says nothing any more; never where it stays true.
alter table mouth_telling add column lapses_at timestamptz not null default 'infinity';

-- Of what waits, by the day that each names, as it was written: without its year where that was the message's own.
update mouth_telling t
set lapses_at = make_timestamptz(
      coalesce(d.part[1], to_char(m.at at time zone 'Asia/Shanghai', 'YYYY'))::integer, d.part[2]::integer,
      d.part[3]::integer, coalesce(d.part[4], '0')::integer, coalesce(d.part[5], '0')::integer, 0, 'Asia/Shanghai')
    + case when d.part[4] is null then interval '1 day' else interval '0' end
from message m, lateral regexp_match(m.facts ->> 'until', '^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(\d\d):(\d\d))?$') d (part)
where m.id = t.message_id and d.part is not null and m.event in (
  'listing.correction', 'listing.published', 'listing.changed', 'listing.extended', 'registration.correction', 'deposit.due',
  'deposit.soon', 'consultation.asked', 'deal.letter', 'succession.asked', 'contract.sign', 'payment.due');

drop index mouth_telling_waiting;
create index mouth_telling_waiting on mouth_telling (village_code, lapses_at, asked_at, id) where told_at is null;
