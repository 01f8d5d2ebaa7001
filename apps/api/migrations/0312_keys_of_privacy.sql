-- What lies sealed watches over the versions of its keys.
create trigger keep_key_versions before insert or update of key_enc on file_seal
  for each row execute function keep_key_versions('key_enc');
create trigger keep_key_versions before insert or update of content_enc on personal_copy
  for each row execute function keep_key_versions('content_enc');
