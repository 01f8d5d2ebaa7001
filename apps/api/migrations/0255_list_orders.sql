-- Lists that grow with the years are read in their own order from where a page begins; the expressions are the lists' keys.
create index bank_receipt_listed on bank_receipt (entered_at, id) where not is_blind;
create index bank_receipt_of_state on bank_receipt (state, entered_at, id) where not is_blind;
create index payment_order_listed on payment_order ((coalesce(due_on, 'infinity')), created_at, id);
create index payment_order_of_state on payment_order (state, (coalesce(due_on, 'infinity')), created_at, id);
create index certificate_listed on certificate ((state in ('DRAFT', 'REVIEWED')) desc,
  (case when state in ('DRAFT', 'REVIEWED') then code else '' end), code desc);
create index risk_alert_listed on risk_alert ((closed_at is null) desc, level, (coalesce(due_at, 'infinity')), raised_at, id);
create index question_listed on question ((coalesce(answered_at, 'infinity')) desc, asked_at, id);
create index question_of_asker on question (asked_by, (coalesce(answered_at, 'infinity')) desc, asked_at, id);
create index parcel_listed on parcel (code, id);
create index party_listed on party ((verified_at is null) desc,
  (case when verified_at is null then created_at else 'infinity' end), created_at desc, id);
create index file_access_listed on file_access (at, id);
