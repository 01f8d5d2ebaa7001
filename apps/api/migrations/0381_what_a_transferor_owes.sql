-- 转出方违约赔付: what a transferor who broke his word owes each of those who stood by him.
create table breach_due (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  registration_id uuid not null references registration (id),
  creditor_id uuid not null references party (id),
  debtor_id uuid not null references party (id),
  ground text not null,
  owed_fen bigint check (owed_fen > 0),
  state text not null
    check (state in ('ASSESSING', 'OPEN', 'ASKED', 'PAID', 'PAID_OUT', 'WAIVED', 'REFERRED')),
  -- The account that belongs to it alone.
  sub_account text unique,
  created_at timestamptz not null,
  proposed_fen bigint check (proposed_fen >= 0),
  proposed_note text,
  proposed_by uuid references account (id),
  proposed_at timestamptz,
  letters integer not null check (letters between 0 and 3),
  letter_no text unique,
  file_id uuid references stored_file (id),
  asked_at timestamptz,
  due_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  unique (lot_id, registration_id),
  check (num_nonnulls(proposed_fen, proposed_note, proposed_by, proposed_at) in (0, 4)),
  check ((owed_fen is null) = (sub_account is null)),
  check (state in ('ASSESSING', 'WAIVED', 'REFERRED') or owed_fen is not null),
  check ((letters = 0) = (file_id is null))
);
create index breach_due_listed on breach_due (created_at desc, id);
create index breach_due_of_creditor on breach_due (creditor_id, created_at desc, id);
create index breach_due_of_debtor on breach_due (debtor_id, created_at desc, id);

-- What was owed by breaches of before and stood with the credit of the lister alone: it is claimed from now on by the same
-- way. Whoever had won then is known by the result that fell.
insert into breach_due (id, lot_id, registration_id, creditor_id, debtor_id, ground, owed_fen, state, sub_account, created_at, letters)
select gen_random_uuid(), c.lot_id, w.id, w.party_id, c.party_id, c.ground, null, 'ASSESSING', null, c.at, 0
from credit_event c
join lateral (select f.registration_id from fallen_deal f where f.lot_id = c.lot_id order by f.fell_at desc limit 1) f on true
join registration w on w.id = f.registration_id
where c.side = 'TRANSFEROR' and c.owed_fen > 0 and c.lot_id is not null
on conflict do nothing;

-- 采购合同: buyer and supplier make it themselves; the center writes down that it is there.
create table purchase_contract (
  registration_id uuid primary key references registration (id),
  lot_id uuid not null references lot (id),
  no text not null,
  signed_on date not null,
  registered_by uuid not null references account (id),
  registered_at timestamptz not null
);
create index purchase_contract_of on purchase_contract (lot_id);
create trigger purchase_contract_append_only before update or delete on purchase_contract
  for each row execute function refuse_change();

-- Kinds of payment that come with all this, whatever kinds there are.
do $$
declare kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'payment_order_kind_check');
begin
  alter table payment_order drop constraint payment_order_kind_check;
  execute 'alter table payment_order add constraint payment_order_kind_check '
    || replace(kinds, '''PRICE_FORFEIT''::text',
      '''PRICE_FORFEIT''::text, ''INTEREST''::text, ''BOND_RETURN''::text, ''BOND_CLAIM''::text, ''BREACH_DUE''::text');
end $$;
