-- A line that the bank's statement does not have as the center's is discarded by two people; its number can be entered
-- again as it should have been.
alter table bank_receipt drop constraint bank_receipt_state_check,
  add constraint bank_receipt_state_check
    check (state in ('ENTERED', 'MATCHED', 'HELD', 'UNCLAIMED', 'RETURNED', 'DISCARDED')),
  drop constraint bank_receipt_bank_flow_no_key;
create unique index bank_receipt_flow_no on bank_receipt (bank, flow_no) where state <> 'DISCARDED';

alter table receipt_decision add column is_not_ours boolean not null default false,
  add constraint receipt_decision_one_word check (not (is_his and is_not_ours));
-- Of what was decided to go back two people may find later that it is none of ours.
drop index receipt_decision_open;
create unique index receipt_decision_open on receipt_decision (receipt_id) where agrees is null;
