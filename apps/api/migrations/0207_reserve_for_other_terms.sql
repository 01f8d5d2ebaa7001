-- A reserve was sealed for the price that the notice named then: a change of that price leaves it for the history.
alter table reserve add column is_void boolean not null default false;
