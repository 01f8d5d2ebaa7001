-- One liaison alone binds no farmer. A scan that he hands in is a signature only once a second person has seen it, and
-- his mandate counts from then on, too. What was signed or had passed the township before is as it was.
create table paper_scan (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  kind text not null check (kind in ('MINUTES', 'LETTER', 'CONTRACT')),
  paper_no text not null,
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  -- Of the paper that was printed and signed.
  file_hash text not null,
  scan_file_id uuid not null references stored_file (id),
  handed_in_by uuid not null references account (id),
  handed_in_at timestamptz not null,
  seen_by uuid references account (id) check (seen_by <> handed_in_by),
  seen_at timestamptz,
  is_sound boolean,
  -- Why it does not count.
  reason text not null default '',
  check ((seen_by is null) = (seen_at is null) and (seen_by is null) = (is_sound is null)),
  check (is_sound is distinct from false or reason <> '')
);
create unique index paper_scan_waiting on paper_scan (kind, paper_no, side) where seen_at is null;
create index paper_scan_of on paper_scan (kind, paper_no, handed_in_at);
create index paper_scan_desk on paper_scan (handed_in_at) where seen_at is null;

create table mandate_check (
  project_id uuid not null references project (id),
  file_id uuid not null references stored_file (id),
  is_sound boolean not null,
  reason text not null default '' check (is_sound or reason <> ''),
  seen_by uuid not null references account (id),
  seen_at timestamptz not null,
  primary key (project_id, file_id)
);
create trigger mandate_check_append_only before update or delete on mandate_check
  for each row execute function refuse_change();
