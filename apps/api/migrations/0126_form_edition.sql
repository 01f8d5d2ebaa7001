-- What a later edition of the form of application asks is not asked of whoever sent his application under an earlier
-- one. Everything that was sent until now was sent under the first; a draft takes the newest when it is sent.
alter table project add column form_edition integer not null default 1 check (form_edition >= 1);
alter table project alter column form_edition drop default;
