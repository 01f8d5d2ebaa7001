-- A transferor, too, may refuse what he has listed: each side's refusal, what it costs, and how long he waits.
create table confirmation_refusal (
  confirmation_id uuid not null references confirmation (id),
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  reason text not null,
  at timestamptz not null,
  primary key (confirmation_id, side)
);
insert into confirmation_refusal (confirmation_id, side, reason, at)
  select id, 'TRANSFEREE', refusal, refused_at from confirmation where refused_at is not null;
alter table confirmation drop column refused_at, drop column refusal;

alter table credit_event
  add column side text not null default 'TRANSFEREE' check (side in ('TRANSFEROR', 'TRANSFEREE')),
  -- What the side owes the other beyond what the center held.
  add column owed_fen bigint not null default 0 check (owed_fen >= 0);
alter table credit_event alter column side drop default, alter column owed_fen drop default;

-- What somebody may not list again before a day, since he broke his word on it.
create table relisting_ban (
  lot_id uuid not null references lot (id),
  subject_key text not null,
  party_id uuid not null references party (id),
  relist_from date not null,
  primary key (lot_id, subject_key)
);
create index relisting_ban_of_party on relisting_ban (party_id, subject_key);
create trigger relisting_ban_append_only before update or delete on relisting_ban
  for each row execute function refuse_change();
