-- A contract ends for a cause of the law by the written notice of a side, with its evidence; the other side is heard, one
-- person proposes and another decides (农村土地承包法 第四十二条; 民法典 第五百六十五条). Contracts that ended before have none.
create table ending_notice (
  id uuid primary key,
  no text not null unique,
  lot_id uuid not null references lot (id),
  -- The letter of the result that it is about: a notice binds nobody who comes after.
  confirmation_id uuid not null references confirmation (id),
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  cause text not null check (cause in ('OTHER_USE', 'ABANDONED', 'DAMAGED', 'SERIOUS', 'RULING')),
  state text not null check (state in ('NOTIFIED', 'ACCEPTED', 'SILENT', 'DISPUTED', 'PROPOSED', 'ENDED', 'TAKEN_BACK',
    'REFUSED', 'LAPSED')),
  -- How the other side was heard, as long as it is proposed and afterwards.
  hearing text check (hearing in ('ACCEPTED', 'SILENT', 'DISPUTED')),
  note text not null check (note <> ''),
  evidence_file_id uuid not null references stored_file (id),
  -- Of the court's or the arbitration's decision; empty where there is none.
  ruling_no text not null default '',
  account_id uuid not null references account (id),
  given_at timestamptz not null,
  -- Until when the other side answers; null where the calendar does not say.
  due_at timestamptz,
  next_due_at timestamptz,
  proposed_by uuid references account (id)
);
create unique index ending_notice_open on ending_notice (lot_id)
  where state in ('NOTIFIED', 'ACCEPTED', 'SILENT', 'DISPUTED', 'PROPOSED');
create index ending_notice_due on ending_notice (next_due_at) where next_due_at is not null;

-- What anybody said or did in its course.
create table ending_notice_step (
  notice_id uuid not null references ending_notice (id),
  seq integer not null check (seq > 0),
  action text not null,
  -- Null of what time brought.
  account_id uuid references account (id),
  actor_name text not null,
  note text not null,
  at timestamptz not null,
  primary key (notice_id, seq)
);
create trigger ending_notice_step_append_only before update or delete on ending_notice_step
  for each row execute function refuse_change();

-- For whoever has no account the liaison writes the notice down; he signs the print by hand.
alter table signature drop constraint signature_kind_check;
alter table signature add constraint signature_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT', 'ENDING', 'ENDING_NOTICE'));
alter table paper_scan drop constraint paper_scan_kind_check;
alter table paper_scan add constraint paper_scan_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'MINUTES', 'LETTER', 'CONTRACT', 'ENDING', 'ENDING_NOTICE'));
alter table assisted_word drop constraint assisted_word_kind_check;
alter table assisted_word add constraint assisted_word_kind_check
  check (kind in ('RESERVE', 'CONSULTATION', 'ENDING', 'ENDING_NOTICE'));
