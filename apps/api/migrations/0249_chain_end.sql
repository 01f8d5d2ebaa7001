-- Where the chain of notices ends: whoever puts one up reads it here, under the lock of the chain's number, and searches no
-- notice for it.
create table notice_chain (
  only_row boolean primary key default true check (only_row),
  last_hash text not null
);
insert into notice_chain (last_hash)
select content_hash from notice n where not exists (select from notice m where m.prev_hash = n.content_hash) limit 1;
