-- What somebody registers of himself may be open in two places, too: each save counts it on, and whoever saves upon an
-- older count is refused. What was registered before begins at nought.
alter table party add column version integer not null default 0 check (version >= 0);
