-- Who somebody is, and how that is known: on one of several ways, of which the weakest opens drafts and questions only.
alter table party
  -- On which way it was verified; with `verified_at`.
  add column verified_way text,
  -- Name and number alone were found to belong together. It does not say that the person himself is here.
  add column name_checked_at timestamptz;
update party p set verified_way = case when exists (
    select from account a where a.id = p.verified_by and 'VILLAGE_LIAISON' = any(a.roles)) then 'LIAISON' else 'WINDOW' end
where p.verified_at is not null;
alter table party add constraint party_verified_way check ((verified_at is null) = (verified_way is null));
alter table party add constraint party_ways
  check (verified_way in ('ISSUER', 'WINDOW', 'LIAISON', 'BANK_CARD'));

-- Who holds an account himself, as it was verified, whomever the account acts for.
create table real_name (
  account_id uuid primary key references account (id),
  name text not null,
  id_number_enc bytea not null,
  id_number_hash bytea unique,
  id_number_hash_even bytea unique,
  phone_enc bytea not null,
  way text not null check (way in ('ISSUER', 'WINDOW', 'BANK_CARD')),
  verified_at timestamptz not null
);

-- Which person of an identity provider is which account.
create table issuer_link (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account (id),
  linked_at timestamptz not null,
  -- At the window; nobody where it was the account's own sign-in, or a new account.
  linked_by uuid references account (id),
  primary key (issuer, subject),
  unique (account_id, issuer)
);

-- Somebody came from the provider whose number the platform knew already: his own account says yes, or the window; of two
-- people under one number neither is linked, and the center looks.
create table issuer_request (
  id uuid primary key,
  kind text not null check (kind in ('LINK', 'CLASH')),
  state text not null default 'ASKED' check (state in ('ASKED', 'LINKED', 'REFUSED', 'SETTLED')),
  issuer text not null,
  subject text not null,
  name text not null,
  id_number_enc bytea not null,
  id_number_hash bytea,
  id_number_hash_even bytea,
  phone_enc bytea not null,
  account_id uuid references account (id),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references account (id),
  -- The paper by which the window has decided.
  document text,
  note text,
  check ((kind = 'LINK') = (account_id is not null)),
  check ((state = 'ASKED') = (decided_at is null))
);
create unique index issuer_request_open on issuer_request (issuer, subject) where state = 'ASKED';
create index issuer_request_waiting on issuer_request (asked_at, id) where state = 'ASKED';
create index issuer_request_of_account on issuer_request (account_id) where state = 'ASKED';
create index issuer_request_decided on issuer_request (decided_at desc, id) where state <> 'ASKED';
