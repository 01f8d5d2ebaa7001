-- Files that wait to be read are few; all others that there ever were are not looked at for them.
create index registration_qualifying on registration (submitted_at, id) where state = 'QUALIFYING';

-- What is looked up by the beginning of its number comes in the order of its number, however many begin so: text is
-- compared by its bytes there, since an index in the order of a language knows nothing of beginnings.
drop index notice_no_begins;
drop index contract_no_begins;
drop index bank_receipt_flow_begins;
drop index payment_order_flow_begins;
create index notice_no_begins on notice (no collate "C");
create index contract_no_begins on contract (no collate "C");
create index bank_receipt_flow_begins on bank_receipt (flow_no collate "C", id) where not is_blind;
create index payment_order_flow_begins on payment_order (flow_no collate "C", id) where flow_no is not null;

-- These are found by their words, of which their numbers are some.
drop index listing_row_no_begins;
drop index certificate_no_begins;
drop index certificate_code_begins;
drop index parcel_code_begins;
