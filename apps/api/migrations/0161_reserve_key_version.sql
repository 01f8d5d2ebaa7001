-- What has been opened of a reserve lies under the keys of personal data: a change of key waits for it as for all else.
create trigger keep_key_versions before insert or update of opened_enc on reserve
  for each row execute function keep_key_versions('opened_enc');
