-- The poster of a notice is made once for whatever it says, and kept: when that changes (a period that runs on, the
-- first signed day since the notice), another one is made beside it. Lines are only ever added.
create table notice_poster (
  notice_id uuid not null references notice (id),
  size text not null check (size in ('A4', 'A3')),
  -- SHA-256 of all that it says.
  says_hash text not null,
  file_id uuid not null references stored_file (id),
  primary key (notice_id, size, says_hash)
);
