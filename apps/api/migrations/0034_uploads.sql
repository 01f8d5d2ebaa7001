-- What was received from somebody, by which the share of a day is counted; how many pages a paper shows; by what
-- equal pictures are known. Files from before keep none of it: they were not looked into.
alter table stored_file
  add received_bytes bigint check (received_bytes > 0),
  add pages integer check (pages > 0),
  add picture_mark bytea;

create index stored_file_uploader on stored_file (uploaded_by, created_at) where received_bytes is not null;
-- Before a content is taken off the disk, whether any row speaks of it.
create index stored_file_content on stored_file (sha256);
