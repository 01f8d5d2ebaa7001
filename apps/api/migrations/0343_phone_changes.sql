-- Whoever has neither his number nor his password any more gets his account back at the window: one has the papers before
-- him and a code that was sent to the new number, another confirms.
alter table one_time_code
  drop constraint one_time_code_purpose_check,
  add constraint one_time_code_purpose_check check (purpose in ('ENTER', 'FORGOTTEN', 'PHONE', 'WINDOW'));

create table phone_change (
  id uuid primary key,
  account_id uuid not null references account (id),
  party_id uuid not null references party (id),
  state text not null default 'ASKED' check (state in ('ASKED', 'DONE', 'REFUSED')),
  -- The new one, of which he has shown that he has it.
  phone_enc bytea not null,
  -- Which other account had it then; it is taken from that one, and from no other.
  holder_id uuid references account (id),
  -- The paper that was seen, and how he lost his way in.
  document text not null,
  reason text not null,
  asked_by uuid not null references account (id),
  asked_at timestamptz not null,
  decided_by uuid references account (id),
  decided_at timestamptz,
  refusal text,
  check ((state = 'ASKED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check (state <> 'DONE' or decided_by <> asked_by),
  check ((state = 'REFUSED') = (refusal is not null))
);
create unique index phone_change_open on phone_change (account_id) where state = 'ASKED';
create index phone_change_waiting on phone_change (asked_at, id) where state = 'ASKED';
create index phone_change_decided on phone_change (decided_at desc, id) where state <> 'ASKED';
create trigger keep_key_versions before insert or update of phone_enc on phone_change
  for each row execute function keep_key_versions('phone_enc');
