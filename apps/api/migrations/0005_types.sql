-- All types of rights: terms that are not only leases of land, and claims on things that are not only parcels.

-- What is listed or let for a time, whatever it is: a parcel by its code, any other thing by type, village and
-- its own number. A right that passes for good claims its subject without an end.
alter table parcel_claim rename to subject_claim;
alter table subject_claim rename column parcel_code to subject_key;

-- Terms frozen before this change speak of one kind of price; they say the same in the general form.
update lot set terms = (terms - 'mu' - 'termFrom' - 'termTo' - 'escalation') || jsonb_build_object(
  'price', jsonb_build_object(
    'unit', '元/亩/年', 'quantity', terms->'mu', 'quantityUnit', '亩',
    'termFrom', terms->'termFrom', 'termTo', terms->'termTo', 'escalation', terms->'escalation'),
  'rightName', '土地经营权', 'methodName', '竞价', 'ownershipName', '集体所有', 'receiversName', '不限',
  'facts', '[]'::jsonb, 'valuation', '转出方自主决定不评估', 'decision', null, 'viewing', '',
  'isMembersOnly', false, 'isRelay', false, 'isBuying', false)
where not terms ? 'price';

update project set application = application || jsonb_build_object(
  'right', 'USE', 'method', 'BIDDING', 'ownership', 'COLLECTIVE', 'receivers', 'ANYONE',
  'priceUnit', '元/亩/年', 'valuation', jsonb_build_object('choice', 'NONE'))
where not application ? 'right' and state <> 'DRAFT';

update project set site_check = (site_check - 'measuredMu') || jsonb_build_object(
  'measured', site_check->'measuredMu', 'unit', '亩')
where site_check ? 'measuredMu';
