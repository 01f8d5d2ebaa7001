-- Money about which two people have not decided is seen: by the finance desk, and by the supervisor where nobody decides
-- in time. What was held before is told of at once.
alter table bank_receipt add column held_at timestamptz,
  add column held_due_at timestamptz,
  add column next_due_at timestamptz;
update bank_receipt
set held_at = coalesce(confirmed_at, entered_at), held_due_at = platform_now(), next_due_at = platform_now()
where state = 'HELD';
create index bank_receipt_due on bank_receipt (next_due_at) where next_due_at is not null;
