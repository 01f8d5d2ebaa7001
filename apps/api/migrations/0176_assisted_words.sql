-- One liaison alone binds no farmer: what he answers when both sides are asked, and the reserve that he seals, are kept
-- until the farmer has signed the print of it and a second person has seen the scan. What was entered before is as it was.
alter table signature drop constraint signature_kind_check;
alter table signature add constraint signature_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT'));
alter table paper_scan drop constraint paper_scan_kind_check;
alter table paper_scan add constraint paper_scan_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT'));

create table assisted_word (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  -- Of the lot when it was written down: an answer is one to that round.
  round integer not null,
  kind text not null check (kind in ('RESERVE', 'CONSULTATION')),
  no text not null unique,
  -- The answer as JSON, or the envelope, which nobody here can open.
  content text not null,
  -- The print that is signed.
  file_id uuid not null references stored_file (id),
  written_by uuid not null references account (id),
  written_at timestamptz not null,
  -- Since when it counts; the last word of a kind takes the place of earlier ones.
  counted_at timestamptz
);
create index assisted_word_of on assisted_word (lot_id, kind, written_at);
