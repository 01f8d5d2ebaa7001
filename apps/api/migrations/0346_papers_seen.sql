-- Who of the staff has opened whose papers stands beside who has seen whose numbers.
alter table personal_view drop constraint personal_view_fact_check;
alter table personal_view add constraint personal_view_fact_check
  check (fact in ('ID_NUMBER', 'PHONE', 'BANK_ACCOUNT', 'PAPER'));

-- Whose a file is that somebody opens.
create index project_document_file on project_document (file_id);
create index party_correction_paper_file on party_correction_paper (file_id);
