-- Devices and addresses, as keyed hashes, from which somebody has signed in: attempts from there are counted apart,
-- so that guessing from elsewhere keeps nobody out.
create table sign_in_place (
  account_id uuid not null references account (id),
  mark text not null,
  seen_at timestamptz not null,
  primary key (account_id, mark)
);

-- An account is locked no more, the place is that guesses: what is counted stands in limit_use.
alter table account drop column failed_logins, drop column locked_until;

-- Logins are kept as they are looked up. Two that differ in nothing else would have to be told apart by hand first.
update account set login = lower(btrim(normalize(login, NFKC)))
where login <> lower(btrim(normalize(login, NFKC)));
