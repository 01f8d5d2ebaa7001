-- By whom an account is held, where it was said: one human with two accounts is found by his number, whatever he is called.
-- What was confirmed last counts.
alter table staff_change
  add column id_number_enc bytea,
  add column id_number_hash bytea,
  add column id_number_hash_even bytea,
  add check (id_number_enc is null or num_nonnulls(id_number_hash, id_number_hash_even) > 0);
create index staff_change_person on staff_change (account_id, decided_at desc)
  where outcome = 'CONFIRMED' and id_number_enc is not null;
create trigger keep_key_versions before insert or update of id_number_enc, id_number_hash, id_number_hash_even on staff_change
  for each row execute function keep_key_versions('id_number_enc', 'id_number_hash', 'id_number_hash_even');
