-- What a deadline reads beside its own lot: each by an index, so that it costs the same however many lots there are.
-- The listings of a village, whoever is called alike, and what belongs to one lot; more of them stand in 0252.
create index lot_village on lot ((terms->>'villageCode'), registration_ends_at);
create index party_called on party (left(name, 2));
create index deposit_lot on deposit (lot_id);
