-- What became of the priority that a registration claims; its rank stands beside it.
alter table registration
  add column claim_reason text not null default '',
  add column claim_decided_at timestamptz;
