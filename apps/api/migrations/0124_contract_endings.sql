-- A contract that both sides have signed can end before it is settled: by a breach, by one of the causes that the law
-- names, or because both sides say so. What was received and not paid on yet goes back, but for what stands in the
-- deposit's place.
alter table payment_order drop constraint payment_order_kind_check,
  add check (kind in ('REFUND', 'RETURN', 'PAYOUT', 'FORFEIT', 'PRICE_REFUND', 'PRICE_FORFEIT'));
alter table fallen_deal drop constraint fallen_deal_why_check,
  add check (why in ('VOIDED', 'REPEATED', 'BREACHED', 'CONTESTED', 'ENDED'));

-- A side of a result says that it is for ending the contract; tied to its letter, so that it binds nobody who comes after.
create table ending_consent (
  confirmation_id uuid not null references confirmation (id),
  side text not null check (side in ('TRANSFEROR', 'TRANSFEREE')),
  account_id uuid not null references account (id),
  reason text not null,
  at timestamptz not null,
  primary key (confirmation_id, side)
);
create trigger ending_consent_append_only before update or delete on ending_consent
  for each row execute function refuse_change();
