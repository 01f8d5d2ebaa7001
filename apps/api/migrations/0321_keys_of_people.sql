-- What lies sealed of people, agents and staff watches over the versions of its keys, as everywhere else.
create trigger keep_key_versions before insert or update of agent_id_enc, agent_id_hash, agent_id_hash_even on agent_mandate
  for each row execute function keep_key_versions('agent_id_enc', 'agent_id_hash', 'agent_id_hash_even');
create trigger keep_key_versions before insert or update of changes_enc, before_enc on party_correction
  for each row execute function keep_key_versions('changes_enc', 'before_enc');
create trigger keep_key_versions before insert or update of id_number_enc, id_number_hash, id_number_hash_even, phone_enc
  on issuer_request
  for each row execute function keep_key_versions('id_number_enc', 'id_number_hash', 'id_number_hash_even', 'phone_enc');
create trigger keep_key_versions before insert or update of id_number_enc, id_number_hash, id_number_hash_even, phone_enc
  on real_name
  for each row execute function keep_key_versions('id_number_enc', 'id_number_hash', 'id_number_hash_even', 'phone_enc');
create trigger keep_key_versions before insert or update of secret_enc on second_factor
  for each row execute function keep_key_versions('secret_enc');
