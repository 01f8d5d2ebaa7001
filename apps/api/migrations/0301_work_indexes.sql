-- What waits is read kind by kind, what is due first and of that who came first; each kind by an index of its own.
create index payment_order_work on payment_order
  (state, (coalesce((due_on + 1)::timestamp at time zone 'Asia/Shanghai', 'infinity')), created_at)
  where state in ('DUE', 'ENTERED', 'BOUNCED');
create index bank_receipt_work on bank_receipt (entered_at) where not is_blind and state = 'ENTERED';
create index bank_receipt_held_work on bank_receipt ((coalesce(held_due_at, 'infinity')), (coalesce(held_at, entered_at)))
  where not is_blind and state = 'HELD';
create index party_work on party (created_at) where verified_at is null;
create index question_work on question (asked_at) where coalesce(answered_at, 'infinity') = 'infinity';
create index risk_alert_work on risk_alert ((coalesce(due_at, 'infinity')), raised_at) where closed_at is null;
create index department_query_work on department_query (department, (coalesce(due_at, 'infinity')), asked_at)
  where answered_at is null;
create index certificate_work on certificate (state) where state in ('DRAFT', 'REVIEWED');
create index lot_change_work on lot_change (proposed_at) where state = 'PROPOSED';
create index payment_decision_work on payment_decision (proposed_at) where agrees is null;
create index receipt_decision_work on receipt_decision (proposed_at) where agrees is null;
create index project_permission_work on project (id)
  where supervisor_permission is not null and jsonb_typeof(supervisor_permission -> 'decision') = 'null';
create index stand_in_work on stand_in (set_at) where renews is not null and confirmed_at is null and ended_at is null;
create index listing_row_filed_work on listing_row (filed_by, state) where filed_by is not null;

-- What is looked up by the beginning of its number, or by the whole of a bank account's.
create index listing_row_no_begins on listing_row (no text_pattern_ops) where no is not null;
create index notice_no_begins on notice (no text_pattern_ops);
create index contract_no_begins on contract (no text_pattern_ops);
create index certificate_no_begins on certificate (no text_pattern_ops);
create index certificate_code_begins on certificate (code text_pattern_ops);
create index parcel_code_begins on parcel (code text_pattern_ops);
create index bank_receipt_flow_begins on bank_receipt (flow_no text_pattern_ops) where not is_blind;
create index payment_order_flow_begins on payment_order (flow_no text_pattern_ops) where flow_no is not null;
create index party_account_hash on party (bank_account_hash) where bank_account_hash is not null;
create index party_account_hash_even on party (bank_account_hash_even) where bank_account_hash_even is not null;
