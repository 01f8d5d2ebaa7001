-- Offers back and forth between a transferor and each who would take the lot, minutes, and offers that top them.
create table negotiation (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  round integer not null,
  registration_id uuid not null references registration (id),
  state text not null,
  opened_at timestamptz not null,
  agreed_fen bigint check (agreed_fen > 0),
  agreed_terms text not null default '',
  agreed_at timestamptz,
  priority_until timestamptz,
  minutes_no text unique,
  minutes_file_id uuid references stored_file (id),
  end_reason text not null default '',
  unique (lot_id, round, registration_id)
);
-- A transferor agrees with one at a time.
create unique index negotiation_agreed on negotiation (lot_id, round) where state in ('AGREED', 'MINUTES_SIGNED');
create table negotiation_offer (
  negotiation_id uuid not null references negotiation (id),
  seq integer not null check (seq > 0),
  side text not null check (side in ('TRANSFEROR', 'APPLICANT')),
  amount_fen bigint not null check (amount_fen > 0),
  terms text not null,
  account_id uuid not null references account (id),
  at timestamptz not null,
  primary key (negotiation_id, seq)
);
create trigger negotiation_offer_append_only before update or delete on negotiation_offer
  for each row execute function refuse_change();
create table minutes_signature (
  minutes_no text not null,
  side text not null check (side in ('TRANSFEROR', 'APPLICANT')),
  negotiation_id uuid not null references negotiation (id),
  account_id uuid not null references account (id),
  name text not null,
  file_hash text not null,
  at timestamptz not null,
  primary key (minutes_no, side)
);
create trigger minutes_signature_append_only before update or delete on minutes_signature
  for each row execute function refuse_change();

alter table deal drop constraint deal_manner_check,
  add check (manner in ('BIDDING', 'AGREEMENT', 'NEGOTIATION', 'SUCCESSION')),
  -- What both sides agreed on beyond the terms of the notice.
  add column agreed_terms text not null default '';
alter table fallen_deal drop constraint fallen_deal_why_check,
  add check (why in ('VOIDED', 'REPEATED', 'BREACHED', 'CONTESTED'));
