-- What is for members alone (T06, T10) is found by what everybody reads of it: village, town, type and number. Its title
-- stood among the words, and whoever looked for it was told that it is there.
create function words_for_all(terms jsonb, no text) returns tsvector language sql immutable parallel safe
  set search_path = public, pg_temp
as $$
  select to_tsvector('simple', cjk_grams(concat_ws(' ', terms ->> 'villageName', terms ->> 'typeName', '（只限本集体成员）',
    terms ->> 'townName', no))) || listing_marks(terms ->> 'typeCode', terms ->> 'villageCode')
$$;

alter table notice_words disable trigger notice_words_append_only;
update notice_words w set search = words_for_all(l.terms, n.no)
from notice n join lot l on l.id = n.lot_id
where n.id = w.notice_id and w.type_code in ('T06', 'T10');
alter table notice_words enable trigger notice_words_append_only;

-- Of what is over, too, where the upgrade has not come to it yet.
create or replace function fill_notice_words(after uuid, size integer) returns uuid language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  lots uuid[] := array(select l.id from lot l where l.id > after order by l.id limit size);
begin
  insert into notice_words
  select n.id, n.published_at, l.terms ->> 'typeCode', l.terms ->> 'villageCode',
    case when l.terms ->> 'typeCode' in ('T06', 'T10') then words_for_all(l.terms, n.no)
      else coalesce(n.search, '') || listing_marks(l.terms ->> 'typeCode', l.terms ->> 'villageCode') end
  from notice n join lot l on l.id = n.lot_id
  where l.id = any(lots) and n.kind in ('TRANSFER', 'PURCHASE')
  on conflict do nothing;
  return lots[cardinality(lots)];
end $$;
