-- An order is found with those that took its place, and a row of a plan with the orders of all its payees, by how their
-- keys begin; what of a price waits for the desks by the lot.
create index payment_order_key_begins on payment_order (key text_pattern_ops);
create index payment_order_waiting on payment_order (lot_id) where kind = 'PAYOUT' and state in ('DUE', 'ENTERED');
