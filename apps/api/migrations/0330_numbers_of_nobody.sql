-- A number that was only declared is nobody's claim. Whoever is known to be himself takes it back, or the window frees it by
-- papers: the party has none from then on, which its sealed value says to nobody, and declares anew.
alter table party add column number_freed_at timestamptz;
alter table party add constraint party_number_freed check (number_freed_at is null or verified_at is null);

-- One person has seen the papers and proposes it, another confirms. Where the one whose number it is stands at the window and
-- has an account, it is known from then on who holds that.
create table number_release (
  id uuid primary key,
  party_id uuid not null references party (id),
  state text not null default 'PROPOSED' check (state in ('PROPOSED', 'DONE', 'REFUSED')),
  reason text not null,
  document text not null,
  owner_account_id uuid references account (id),
  -- As his papers say it.
  owner_name text,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id),
  decided_at timestamptz,
  check ((owner_account_id is null) = (owner_name is null)),
  check ((state = 'PROPOSED') = (decided_at is null)),
  check (decided_by is distinct from proposed_by or decided_by is null)
);
create unique index number_release_open on number_release (party_id) where state = 'PROPOSED';
create index number_release_waiting on number_release (proposed_at, id) where state = 'PROPOSED';
create index number_release_decided on number_release (decided_at desc, id) where state <> 'PROPOSED';

-- Whoever comes from the identity provider has no password until he sets one: what stood there was known to nobody.
update account a set password_hash = null
where login ~ '^sfrz[0-9a-f]{12}$' and not exists (
  select from sign_in_log l where l.account_id = a.id and l.way = 'PASSWORD');
