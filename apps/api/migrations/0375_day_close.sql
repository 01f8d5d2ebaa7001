-- 日终结账: a day of one of the center's bank accounts, held against the bank. Its row says how it stands; what was done about
-- it stands in `day_act`, and stays.
create table day_close (
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  day date not null,
  -- Days before it on which nothing moved were closed along with it.
  from_day date not null check (from_day <= day),
  state text not null check (state in ('OPEN', 'CLOSED', 'CONFIRMED', 'REOPENING')),
  -- What the account held at its end, by the book and by the bank.
  book_fen bigint not null,
  bank_fen bigint not null,
  -- Nobody where the platform itself closed what was before.
  closed_by uuid references account (id),
  closed_at timestamptz not null,
  confirmed_by uuid references account (id),
  confirmed_at timestamptz,
  asked_by uuid references account (id),
  asked_at timestamptz,
  -- Why it is to be opened again.
  reason text,
  primary key (bank, day),
  check (confirmed_by <> closed_by),
  check ((state = 'REOPENING') = (reason is not null)),
  check ((reason is null) = (asked_by is null))
);
create index day_close_closed on day_close (bank, day) where state <> 'OPEN';
create index day_close_waiting on day_close (state, closed_at) where state in ('CLOSED', 'REOPENING');

create table day_act (
  id bigint generated always as identity primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  day date not null,
  act text not null check (act in ('START', 'CLOSE', 'TAKE_BACK', 'CONFIRM', 'ASK_REOPENING', 'REOPEN', 'KEEP_CLOSED',
    'BALANCE', 'EXPLAIN', 'TAKE_BACK_NOTE')),
  note text not null default '',
  by_account uuid references account (id),
  at timestamptz not null
);
create index day_act_of_day on day_act (bank, day, id);
create trigger day_act_append_only before update or delete on day_act
  for each row execute function refuse_change();

-- What the bank's own paper says that the account held at the end of a day.
create table bank_balance (
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  day date not null,
  fen bigint not null check (fen >= 0),
  entered_by uuid not null references account (id),
  entered_at timestamptz not null,
  primary key (bank, day)
);

-- About what book and bank disagreed when a day was closed; listed until it is settled.
create table day_difference (
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  -- `flow:` and a number of the bank, `entry:` and the key of one that names none, or `balance`.
  key text not null,
  kind text not null check (kind in ('BALANCE', 'AMOUNT', 'BANK_ONLY', 'BOOK_ONLY', 'IN_TRANSIT')),
  first_day date not null,
  book_fen bigint not null,
  bank_fen bigint not null,
  settled_on date,
  primary key (bank, key)
);
create index day_difference_open on day_difference (bank, first_day) where settled_on is null;

create table difference_note (
  id uuid primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK')),
  key text not null,
  -- The day at which it was looked at, and by how much the bank was above the book.
  day date not null,
  gap_fen bigint not null,
  reason text not null,
  by_account uuid not null references account (id),
  at timestamptz not null,
  taken_back_by uuid references account (id),
  taken_back_at timestamptz,
  check ((taken_back_by is null) = (taken_back_at is null))
);
create unique index difference_note_in_force on difference_note (bank, key) where taken_back_at is null;

-- The last day that takes no entries. Whoever books waits for whoever closes, and the other way round, until the other's
-- transaction is over; then he reads what is so. Several statements in one call: each sees what has been committed by then.
create function closed_through(of_bank text) returns date language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(640158, hashtext(of_bank));
  return (select max(day) from day_close where bank = of_bank and state <> 'OPEN');
end $$;

-- A line of the bank by its number, and an entry by the number that it names.
create index ledger_entry_flow on ledger_entry (bank_flow_no) where bank_flow_no is not null;
create index bank_line_flow on bank_line (bank, flow_no);
create index bank_line_taken on bank_line (bank, taken_at);

-- Days of before are not closed one by one: whoever has kept books already begins on the day after the last of them.
insert into day_close (bank, day, from_day, state, book_fen, bank_fen, closed_at, confirmed_at)
select l.account, last.day, min(e.day), 'CONFIRMED', sum(l.debit_fen - l.credit_fen), sum(l.debit_fen - l.credit_fen),
  platform_now(), platform_now()
from ledger_line l join ledger_entry e on e.id = l.entry_id,
  (select (platform_now() at time zone 'Asia/Shanghai')::date - 1 as day) last
where l.account in ('DEPOSIT_BANK', 'PRICE_BANK') and e.day <= last.day
group by l.account, last.day;
insert into day_act (bank, day, act, at) select bank, day, 'START', platform_now() from day_close order by bank;
