-- What failed and is listed anew names the lot that failed; both show the other.
alter table project add column relisted_from uuid references lot (id);
create index project_relisted_from on project (relisted_from) where relisted_from is not null;
