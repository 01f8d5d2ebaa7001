-- What a step of one listing asks of all that ever was, each with an index that serves filter and order.

-- Records of one identity: whose names have the same Chinese characters and digits, and who acts for one village.
create index party_of_characters on party (regexp_replace(normalize(name, NFKC), '[^一-鿿0-9]', '', 'g'));
create index party_of_village on party (village_code, kind);
create index party_representative on party (representative_id_hash) where representative_id_hash is not null;
create index party_representative_even on party (representative_id_hash_even)
  where representative_id_hash_even is not null;

-- Listings of one owner and one type over the last months; purchases of one buyer are listings of one type, too.
create index project_of_owner on project (transferor_id, type_code, created_at);
drop index project_purchases;

-- Lots of one village whose registration was over in the last months, those aside that are only passed on.
create index lot_of_village on lot ((terms ->> 'villageCode'), registration_ends_at)
  where not (terms ->> 'isRelay')::boolean;

-- What befell one lot.
create index listing_event_lot on listing_event (lot_id, id) where lot_id is not null;

-- What one listing claims, and everybody who ever claimed a thing.
create index subject_claim_project on subject_claim (project_id);
create index subject_claim_subject on subject_claim (subject_key);

-- Who stands under a household's code, in sheets and in contracts.
create index project_household_code on project_household (left(contract_no, 18));
create index project_contract_code on project (left(application ->> 'contractNo', 18)) where type_code = 'T01';
create index collective_member_code on collective_member (household_code) where household_code is not null;

-- The village's own people among all accounts, by their names.
create index account_of_cadre on account (display_name) where roles && array['VILLAGE_LIAISON', 'TOWN_REVIEWER'];
-- In which registrations a file lies.
create index registration_document_file on registration_document (file_id);
create index registration_of_party on registration (party_id);
