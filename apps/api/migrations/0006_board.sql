-- What befalls a notice on the board, and the proof of the days on which it stood there.

-- A suspended lot remembers where it was and how much of its period is unused.
alter table lot add column remembered_state text;
alter table lot add column suspension jsonb;

-- A change to a published listing: proposed by one person, put on the board by another.
create table lot_change (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  state text not null check (state in ('PROPOSED', 'PUBLISHED', 'DROPPED')),
  change jsonb not null,
  reason text not null,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id) check (decided_by <> proposed_by),
  decided_at timestamptz
);
create unique index lot_change_open on lot_change (lot_id) where state = 'PROPOSED';

-- Each day's notices under one root, tied to the day signed before. A day without a row was missed.
create table public_day (
  day date primary key,
  prev_day date unique references public_day (day),
  prev_root text not null,
  tree_root text not null,
  count integer not null,
  root text not null unique,
  signature text not null,
  signed_at timestamptz not null,
  leaves jsonb not null
);
create trigger public_day_append_only before update or delete on public_day
  for each row execute function refuse_change();

-- When the board is signed next.
create table board_clock (
  only_row boolean primary key default true check (only_row),
  next_due_at timestamptz not null
);
