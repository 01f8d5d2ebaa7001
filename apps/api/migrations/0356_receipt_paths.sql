-- A receipt is held against the statement and put back to be corrected before it is confirmed; what is nobody's waits in a
-- pool for a working day at the least; and what was confirmed wrong is taken back by two people.
alter table bank_receipt drop constraint bank_receipt_state_check,
  add constraint bank_receipt_state_check check (state in
    ('ENTERED', 'CHECKED', 'SENT_BACK', 'MATCHED', 'HELD', 'POOLED', 'UNCLAIMED', 'RETURNED', 'DISCARDED')),
  -- Typed from the statement, or read from the bank's own file.
  add column source text not null default 'TYPED' check (source in ('TYPED', 'BANK')),
  add column checked_by uuid references account (id),
  add column checked_at timestamptz,
  add column sent_back_for text,
  -- The sub-account to which two people have matched it, where it came to another.
  add column matched_account text,
  -- The entry of the books by which it is what it is.
  add column booked_key text,
  -- The receipt that was entered wrong, in whose place this one stands.
  add column corrects_id uuid references bank_receipt (id),
  add constraint bank_receipt_checked check (checked_by <> entered_by and (checked_by is null) = (checked_at is null));
create unique index bank_receipt_correcting on bank_receipt (corrects_id);
update bank_receipt b set booked_key = e.key from ledger_entry e
where b.state <> 'ENTERED' and e.key = case when b.state = 'MATCHED'
    and exists (select from ledger_entry h where h.key = 'held:' || b.id) then 'held:' || b.id else 'receipt:' || b.id end;
drop index bank_receipt_work;
create index bank_receipt_work on bank_receipt (entered_at) where not is_blind and state in ('ENTERED', 'CHECKED');
create index bank_receipt_sent_back on bank_receipt (entered_at) where not is_blind and state = 'SENT_BACK';
create index bank_receipt_pooled on bank_receipt (held_due_at) where not is_blind and state = 'POOLED';

-- What two people decide about one: six kinds in place of two words.
alter table receipt_decision
  add column kind text,
  -- The sub-account for which it is meant.
  add column match_to text,
  -- The line as it should have been entered, sealed.
  add column correction_enc bytea;
update receipt_decision set kind = case when is_not_ours then 'NOT_OURS' when is_his then 'HIS' else 'BACK' end;
alter table receipt_decision
  alter column kind set not null,
  add constraint receipt_decision_kind check (kind in ('HIS', 'BACK', 'NOT_OURS', 'MATCH', 'UNDO', 'CORRECT')),
  add constraint receipt_decision_whole check (
    (kind = 'MATCH') = (match_to is not null) and (kind = 'CORRECT') = (correction_enc is not null)),
  drop column is_his,
  drop column is_not_ours;
create trigger keep_key_versions before insert or update of correction_enc on receipt_decision
  for each row execute function keep_key_versions('correction_enc');
