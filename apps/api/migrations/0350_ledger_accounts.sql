-- The chart of accounts: on which side of the books each stands (one bank account of the center and what is owed from it),
-- and whether debits make it more. As in `libs/domain/src/money/ledger/chart.ts`; a spec holds the two together.
create table ledger_chart (
  account text primary key,
  side text not null check (side in ('DEPOSIT', 'PRICE', 'OPERATING')),
  is_asset boolean not null
);
insert into ledger_chart (account, side, is_asset) values
  ('DEPOSIT_BANK', 'DEPOSIT', true), ('DEPOSITS_HELD', 'DEPOSIT', false), ('FORFEITS_HELD', 'DEPOSIT', false),
  ('DEPOSIT_UNCLAIMED', 'DEPOSIT', false), ('TRANSFERS_DUE', 'DEPOSIT', false), ('INTEREST_HELD', 'DEPOSIT', false),
  ('PRICE_BANK', 'PRICE', true), ('TRANSFERS_COMING', 'PRICE', true), ('PRICES_HELD', 'PRICE', false),
  ('BONDS_HELD', 'PRICE', false), ('PRICE_UNCLAIMED', 'PRICE', false), ('PRICE_INTEREST_HELD', 'PRICE', false),
  ('OPERATING_BANK', 'OPERATING', true), ('INTEREST_INCOME', 'OPERATING', false),
  ('SERVICE_INCOME', 'OPERATING', false), ('TAX_DUE', 'OPERATING', false), ('BOUGHT_SERVICE', 'OPERATING', false);

-- An entry says on which day of the books it stands, who made it, and by which role of the database it came: of those of
-- before the day is that of its moment in Beijing, and the rest stands in the record of changes.
alter table ledger_entry
  add column day date not null generated always as ((at at time zone 'Asia/Shanghai')::date) stored,
  add column actor text,
  add column db_role text;
alter table ledger_entry alter column day drop expression;
alter table ledger_entry
  alter column day set default (platform_now() at time zone 'Asia/Shanghai')::date,
  alter column actor set default nullif(current_setting('app.actor', true), ''),
  alter column db_role set default session_user;
create index ledger_entry_day on ledger_entry (day, id);

-- What an account of somebody's comes to, moved by the statement that writes the lines: a balance is one row. What is
-- reserved is moved out by nobody else. Written by triggers with the owner's rights alone.
create table ledger_account (
  account text not null references ledger_chart (account),
  -- Whose money it is: a registration, a lot or a bank receipt.
  subject text not null,
  is_asset boolean not null,
  debit_fen bigint not null default 0,
  credit_fen bigint not null default 0,
  reserved_debit_fen bigint not null default 0,
  reserved_credit_fen bigint not null default 0,
  -- How often it was moved.
  version bigint not null default 0,
  primary key (account, subject),
  constraint ledger_account_reserved check (reserved_debit_fen >= 0 and reserved_credit_fen >= 0)
) with (fillfactor = 70);

insert into ledger_account (account, subject, is_asset, debit_fen, credit_fen, version)
select l.account, l.subject, c.is_asset, sum(l.debit_fen), sum(l.credit_fen), count(distinct l.entry_id)
from ledger_line l left join ledger_chart c on c.account = l.account
group by l.account, l.subject, c.is_asset order by 1, 2;

-- Nobody is owed less than nothing, and nothing goes out that is not there or is reserved for something else.
alter table ledger_account add constraint ledger_account_covered check (
  case when is_asset then debit_fen - credit_fen - reserved_credit_fen
       else credit_fen - debit_fen - reserved_debit_fen end >= 0) not valid;
do $$
begin
  alter table ledger_account validate constraint ledger_account_covered;
exception when check_violation then
  -- `npm run ledger:check` names them; they take no more out.
  raise warning 'there are accounts of which more went out than came in';
end $$;

-- All lines of an entry come with it, and balance on each side of the books. Account rows that are missing are made, then
-- all are locked in one order, whoever comes; then they are moved. A row is found by its key, however many there are.
create function ledger_move_accounts() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  if exists (select from added group by entry_id having min(line) <> 1) then
    raise exception 'the lines of an entry are written by one statement' using errcode = 'check_violation';
  end if;
  if exists (
    select from added l join ledger_chart c on c.account = l.account
    group by l.entry_id, c.side having sum(l.debit_fen) <> sum(l.credit_fen)) then
    raise exception 'a ledger entry does not balance on each side of the books' using errcode = 'check_violation';
  end if;
  insert into ledger_account (account, subject, is_asset)
  select s.account, s.subject, (select c.is_asset from ledger_chart c where c.account = s.account)
  from (select distinct account, subject from added order by account, subject) s
  on conflict do nothing;
  perform from (select distinct account, subject from added order by account, subject) s cross join lateral (
    select from ledger_account a where a.account = s.account and a.subject = s.subject for update) locked;
  update ledger_account a
  set debit_fen = a.debit_fen + s.debit_fen, credit_fen = a.credit_fen + s.credit_fen, version = a.version + 1
  from (select account, subject, sum(debit_fen)::bigint as debit_fen, sum(credit_fen)::bigint as credit_fen
        from added group by account, subject) s
  where a.account = s.account and a.subject = s.subject;
  return null;
end $$;
create trigger ledger_line_moves after insert on ledger_line referencing new table as added
  for each statement execute function ledger_move_accounts();

-- At commit every entry must balance, as before: its first line asks for all of them, since all are written with it.
drop trigger ledger_line_balanced on ledger_line;
create constraint trigger ledger_line_balanced after insert on ledger_line
  deferrable initially deferred for each row when (new.line = 1) execute function require_balanced_entry();
