-- Whoever lapsed or was found unfit may register again once the lot is opened again: what is over leaves the place free,
-- and beside it a party has one registration for a lot, never two.
drop index registration_place;
create unique index registration_place on registration (lot_id, party_id)
  where state not in ('WITHDRAWN', 'LAPSED', 'DISQUALIFIED');
