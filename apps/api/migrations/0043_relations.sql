-- Who answers for an organisation, and who belongs to which household: by these facts of the register it is seen
-- when two applicants are one person or one household. Organisations of before have nobody on record yet.
alter table party
  add column representative_name text,
  add column representative_id_enc bytea,
  add column representative_id_hash bytea,
  add column representative_id_hash_even bytea,
  add check ((representative_name is null) = (representative_id_enc is null)
         and (representative_name is null) = (num_nonnulls(representative_id_hash, representative_id_hash_even) = 0));
drop trigger keep_key_versions on party;
create trigger keep_key_versions
  before insert or update of id_number_enc, id_number_hash, id_number_hash_even, phone_enc, bank_account_enc,
    bank_account_hash, bank_account_hash_even, representative_id_enc, representative_id_hash, representative_id_hash_even
  on party for each row execute function keep_key_versions('id_number_enc', 'id_number_hash', 'id_number_hash_even',
    'phone_enc', 'bank_account_enc', 'bank_account_hash', 'bank_account_hash_even', 'representative_id_enc',
    'representative_id_hash', 'representative_id_hash_even');

-- 承包方编码 of the member's household, as the village's liaison reads it in the register.
alter table collective_member add column household_code text check (household_code ~ '^\d{18}$');
create index collective_member_party on collective_member (party_id);
create index project_household_person on project_household (id_number_hash);
create index project_household_person_even on project_household (id_number_hash_even);
create index project_transferor on project (transferor_id);
