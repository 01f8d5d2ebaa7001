-- A village group without a code of its own is known by its village and its number. It is not the collective of the village,
-- for which the village committee speaks.
alter table party add column is_group boolean not null default false;
