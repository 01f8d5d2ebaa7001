-- Money that somebody is about to move: set aside until it is moved, given up, or its time is over.
create table ledger_reservation (
  key text primary key,
  state text not null check (state in ('OPEN', 'POSTED', 'VOID', 'EXPIRED')),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  next_due_at timestamptz,
  over_at timestamptz,
  check ((state = 'OPEN') = (next_due_at is not null)),
  check ((state = 'OPEN') = (over_at is null))
);
create index ledger_reservation_due on ledger_reservation (next_due_at) where next_due_at is not null;

create table ledger_reserved_line (
  key text not null references ledger_reservation (key),
  line integer not null,
  account text not null references ledger_chart (account),
  subject text not null,
  debit_fen bigint not null check (debit_fen >= 0),
  credit_fen bigint not null check (credit_fen >= 0),
  primary key (key, line),
  check ((debit_fen = 0) <> (credit_fen = 0))
);
create trigger ledger_reserved_line_append_only before update or delete on ledger_reserved_line
  for each row execute function refuse_change();

-- As lines of entries move accounts: made where missing, locked in one order, moved.
create function ledger_hold(accounts text[], subjects text[], debits bigint[], credits bigint[]) returns void
  language plpgsql security definer
  set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
  insert into ledger_account (account, subject, is_asset)
  select s.account, s.subject, (select c.is_asset from ledger_chart c where c.account = s.account)
  from (select distinct account, subject from unnest(accounts, subjects) w (account, subject) order by 1, 2) s
  on conflict do nothing;
  perform from (
    select distinct account, subject from unnest(accounts, subjects) w (account, subject) order by 1, 2) s
  cross join lateral (
    select from ledger_account a where a.account = s.account and a.subject = s.subject for update) locked;
  update ledger_account a set reserved_debit_fen = a.reserved_debit_fen + s.debit_fen,
    reserved_credit_fen = a.reserved_credit_fen + s.credit_fen, version = a.version + 1
  from (select account, subject, sum(debit)::bigint as debit_fen, sum(credit)::bigint as credit_fen
        from unnest(accounts, subjects, debits, credits) w (account, subject, debit, credit)
        group by account, subject) s
  where a.account = s.account and a.subject = s.subject;
end $$;
revoke execute on function ledger_hold(text[], text[], bigint[], bigint[]) from public;

create function ledger_hold_lines() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  if exists (select from added group by key having min(line) <> 1) then
    raise exception 'the lines of a reservation are written by one statement' using errcode = 'check_violation';
  end if;
  if exists (select from added a join ledger_chart c on c.account = a.account
             group by a.key, c.side having sum(a.debit_fen) <> sum(a.credit_fen)) then
    raise exception 'a reservation does not balance' using errcode = 'check_violation';
  end if;
  perform ledger_hold(array_agg(account), array_agg(subject), array_agg(debit_fen), array_agg(credit_fen)) from added;
  return null;
end $$;
create trigger ledger_reserved_line_moves after insert on ledger_reserved_line referencing new table as added
  for each statement execute function ledger_hold_lines();

-- It is open once, and over once.
create function ledger_release() returns trigger language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  if old.state <> 'OPEN' or new.key <> old.key or new.made_at <> old.made_at then
    raise exception 'reservation % is over', old.key using errcode = 'restrict_violation';
  end if;
  if new.state <> 'OPEN' then
    perform ledger_hold(array_agg(account), array_agg(subject), array_agg(-debit_fen), array_agg(-credit_fen))
    from ledger_reserved_line where key = old.key having count(*) > 0;
  end if;
  return new;
end $$;
create trigger ledger_reservation_released before update on ledger_reservation
  for each row execute function ledger_release();
