-- A lot of many households may take in land that the collective has not let out: the collective is paid like one of
-- them, into the account that it has in the register when it is paid.
alter table project_household add column collective_id uuid references party (id);
alter table project_household alter column right_ends_on drop not null;
alter table project_household add check ((right_ends_on is null) = (collective_id is not null));
