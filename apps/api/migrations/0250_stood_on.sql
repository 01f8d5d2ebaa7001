-- On which days a notice stood.
create index public_day_leaves on public_day using gin (leaves);
