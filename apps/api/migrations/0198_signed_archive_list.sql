-- The list of an archive is signed by the platform, with the key that signs the records of sessions: what lies in the
-- file, and under which hash, can be held against it by anybody. Files from before keep their lists without a signature.
alter table archive_file
  add column list_signature text,
  add column public_key text,
  add constraint archive_file_signed check ((list_signature is null) = (public_key is null));
