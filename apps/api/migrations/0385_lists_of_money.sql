-- Lists of which much lies behind: what the bank has said, the newest first; bonds of whoever has one, and of whose land
-- it is for.
create index bank_line_listed on bank_line (taken_at desc, id desc);
create index bond_of_registration on bond (registration_id);
create index bond_of_its_lot on bond (lot_id);
