-- A side's word that a contract should end by agreement can be taken back, and given anew, until the center has carried
-- it out: the last word of each side counts. Words from before are taken over; their own table stays as it was.
create table ending_word (
  id uuid primary key,
  confirmation_id uuid not null references confirmation (id),
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  -- Whether it wants the contract ended, or takes back that it did.
  wants_end boolean not null,
  account_id uuid not null references account (id),
  reason text not null,
  at timestamptz not null
);
create index ending_word_of on ending_word (confirmation_id, side, at);
create trigger ending_word_append_only before update or delete on ending_word
  for each row execute function refuse_change();
insert into ending_word
  select gen_random_uuid(), confirmation_id, side, true, account_id, reason, at from ending_consent;
