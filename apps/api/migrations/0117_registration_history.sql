-- By which an applicant finds what became of the papers of his registration: they have neither lot nor project, and
-- what was taken back is no row any more.
create index audit_entry_registration on audit_entry ((coalesce(after, before) ->> 'registration_id'))
  where table_name = 'registration_document';
