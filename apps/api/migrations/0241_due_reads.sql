-- What a deadline reads beside its own lot: each by an index, so that it costs the same however many lots there are.
-- The end of the chain of notices, the listings and the owners of a village, and what belongs to one lot.
create index notice_prev on notice (prev_hash);
create index lot_village on lot ((terms->>'villageCode'), registration_ends_at);
create index party_village on party (village_code);
create index party_called on party (left(name, 2));
create index listing_event_lot on listing_event (lot_id) where lot_id is not null;
create index deposit_lot on deposit (lot_id);
create index subject_claim_project on subject_claim (project_id);
