-- What comes near or is over is found by its day.
create index deposit_due_soon on deposit (due_at) where state = 'DUE';
create index payment_row_due_on on payment_row (due_on) where paid_fen < amount_fen;
