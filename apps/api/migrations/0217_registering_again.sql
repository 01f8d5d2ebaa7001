-- Whoever has withdrawn may register again while the period runs: the old registration stays as it is, and beside those
-- that were withdrawn a party has one for a lot, never two.
alter table registration drop constraint registration_lot_id_party_id_key;
create unique index registration_place on registration (lot_id, party_id) where state <> 'WITHDRAWN';
create index registration_of on registration (lot_id, party_id);
