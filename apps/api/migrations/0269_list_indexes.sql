-- Every list is read in its own order by an index that serves its filter, too; the expressions are the lists' keys.

-- What is looked for on a desk: words of the title, and the number, whole, from its year on, or its last four digits.
alter table listing_row add column words tsvector not null generated always as (to_tsvector('simple', cjk_grams(
  title || coalesce(' ' || no || ' ' || substr(no, 10) || ' ' || substr(no, 11) || ' ' || right(no, 4), '')))) stored;
create index listing_row_words on listing_row using gin (words);
-- A township's, village by village.
create index listing_row_village on listing_row (village_code, due_at, updated_at desc, id);
create index listing_row_village_state on listing_row (village_code, state, due_at, updated_at desc, id);

create index bidding_session_running on bidding_session (end_at)
  where is_current and state in ('SCHEDULED', 'READY', 'FREE', 'LIMITED', 'PAUSED', 'OPENING');
create index bidding_session_ended on bidding_session (ended_at) where is_current;
create index bidding_session_question on bidding_session ((coalesce(paused_at, end_at)), id)
  where is_current and question is not null and state in ('PAUSED', 'OPENING');

create index registration_own on registration (party_id, created_at desc, id);
drop index registration_of_party;
create index certificate_of_lot on certificate (lot_id);
create index certificate_revoked on certificate (lot_id) where state = 'REVOKED';
create index certificate_words on certificate using gin (to_tsvector('simple', cjk_grams(no || ' ' || code)));
create index contract_of_lot on contract ((coalesce(lot_id, dropped_lot_id)));
create index deal_of_registration on deal (registration_id);
create index fallen_deal_of_registration on fallen_deal (registration_id);
create index archive_file_words on archive_file using gin (to_tsvector('simple', cjk_grams(no)));
create index archive_file_listed on archive_file (filed_at, id);
create index risk_alert_of_level on risk_alert (level, (closed_at is null) desc, (coalesce(due_at, 'infinity')), raised_at, id);
create index objection_listed on objection ((state in ('FILED', 'INVESTIGATING', 'UPHELD', 'COMPLAINED')) desc,
  (coalesce(due_at, 'infinity')),
  (case when state in ('FILED', 'INVESTIGATING', 'UPHELD', 'COMPLAINED') then filed_at else 'infinity' end),
  filed_at desc, id);
create index department_query_listed on department_query (department, (coalesce(answered_at, 'infinity')) desc,
  (case when answered_at is null then coalesce(due_at, 'infinity') else 'infinity' end), asked_at, id);
create index reconsideration_waiting on reconsideration (proposed_at, id) where decided_at is null;
create index reconsideration_of on reconsideration (subject_id, proposed_at);
create index social_review_listed on social_review ((coalesce(decided_at, 'infinity')) desc, (coalesce(due_at, 'infinity')))
  where opened_at is not null;
create index ending_notice_waiting on ending_notice (given_at, no) where state in ('NOTIFIED', 'ACCEPTED', 'SILENT', 'DISPUTED', 'PROPOSED');
create index project_mandated on project (state) where is_mandated;
create index ruling_listed on ruling ((state = 'PROPOSED') desc, proposed_at desc, id desc);
create index escalation_waiting on risk_alert (told_at, id) where told_at is not null and noted_at is null;
create index parcel_of_village on parcel (village_code, code, id);
create index parcel_words on parcel using gin (to_tsvector('simple', cjk_grams(code || ' ' || right(code, 5) || ' ' || name)));
create index party_listed_village on party (village_code, (verified_at is null) desc,
  (case when verified_at is null then created_at else 'infinity' end), created_at desc, id);
create index party_words on party using gin (to_tsvector('simple', cjk_grams(name)));
