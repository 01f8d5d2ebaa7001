-- What counts attempts at a login has this beside it: where two administrators free an account, all of it begins anew,
-- from whatever device or address it was tried.
alter table account add column unlocks integer not null default 0;
