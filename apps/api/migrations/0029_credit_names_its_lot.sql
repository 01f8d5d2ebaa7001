-- A line of the credit list says by itself which lot it is about: people come before listings, and read nothing of them.
alter table credit_event disable trigger user;
alter table credit_event add lot_no text, add lot_title text;
update credit_event c set lot_no = l.no, lot_title = l.terms->>'title' from lot l where l.id = c.lot_id;
alter table credit_event alter lot_no set not null, alter lot_title set not null;
alter table credit_event enable trigger user;
