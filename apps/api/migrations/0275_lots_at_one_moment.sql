-- A list shows a listing's first notice: what is put up later changes no row of it.
drop trigger listed on notice;
create trigger listed after insert on notice for each row when (new.kind in ('TRANSFER', 'PURCHASE'))
  execute function keep_listing_row();

-- 0252 has one for the same question that leaves the terms unread.
drop index lot_village;
