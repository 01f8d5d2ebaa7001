-- Every sub-account that was ever given out, so that none is given out twice. Those of before ran on one by one and
-- told how many had registered; they stay good. New ones are drawn at random and end in a check digit.
create table sub_account (
  no text primary key,
  bank text not null check (bank in ('DEPOSIT_BANK', 'PRICE_BANK'))
);
insert into sub_account (no, bank) select sub_account, 'DEPOSIT_BANK' from deposit;
insert into sub_account (no, bank) select price_sub_account, 'PRICE_BANK' from contract;
delete from serial where name in ('deposit-sub-account', 'price-sub-account');

-- A receipt for a lot for which people may still register is listed to nobody before registration has closed; bidding
-- that is open since the notice names its payers one by one.
alter table bank_receipt add column is_blind boolean not null default false;
create index bank_receipt_blind on bank_receipt (matched_to) where is_blind;
update bank_receipt set is_blind = true where state = 'MATCHED' and matched_to in (
  select d.id::text from deposit d join lot l on l.id = d.lot_id
  where 'LISTED' in (l.state, case when l.state = 'SUSPENDED' then l.remembered_state end)
    and l.terms->'trading'->>'mode' is distinct from 'DYNAMIC');
