-- 红字冲正: which entry takes which back. Each is taken back once, whole.
create table ledger_reversal (
  entry_id bigint primary key references ledger_entry (id),
  reverses bigint not null unique references ledger_entry (id),
  check (entry_id > reverses)
);
create trigger ledger_reversal_append_only before update or delete on ledger_reversal
  for each row execute function refuse_change();

create function require_whole_reversal() returns trigger language plpgsql as $$
begin
  if exists (
    select from ledger_line where entry_id in (new.entry_id, new.reverses)
    group by account, subject having sum(debit_fen) <> sum(credit_fen)) then
    raise exception 'ledger entry % does not take back entry %', new.entry_id, new.reverses
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- Those of before are known by their keys.
insert into ledger_reversal (entry_id, reverses)
select red.id, taken.id
from ledger_entry red join ledger_entry taken on taken.key = case split_part(red.key, ':', 1)
  when 'returned' then 'order:' when 'discard' then 'receipt:' end || split_part(red.key, ':', 2)
where not exists (
  select from ledger_line l where l.entry_id in (red.id, taken.id)
  group by l.account, l.subject having sum(l.debit_fen) <> sum(l.credit_fen));

create constraint trigger ledger_reversal_whole after insert on ledger_reversal
  deferrable initially deferred for each row execute function require_whole_reversal();

-- The journal is a chain: each entry gets its place a moment after it was written, in the order of the numbers. Chaining it
-- inside the transaction that writes would make all who book wait for one another. Entries of before get their places
-- when the platform runs.
create table ledger_link (
  position bigint primary key check (position > 0),
  entry_id bigint not null unique references ledger_entry (id),
  hash text not null
);
create trigger ledger_link_append_only before update or delete on ledger_link
  for each row execute function refuse_change();

-- Where it stood when the board was signed. What is signed says nothing of the books: not even whether anything was booked.
create table ledger_noon (
  day date primary key,
  position bigint not null check (position >= 0),
  hash text not null,
  -- Drawn for the day; whoever does not have it learns nothing from the root.
  salt text not null,
  root text not null
);
create trigger ledger_noon_append_only before update or delete on ledger_noon
  for each row execute function refuse_change();
alter table public_day add column ledger_root text;
