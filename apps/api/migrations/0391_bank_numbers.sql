-- 联行号: the bank of an account by the number under which banks pay each other, where somebody has told it. An order stands
-- with that of its account as it was when it was made.
alter table party add column bank_no text check (bank_no ~ '^[0-9]{12}$');
alter table project_household add column bank_no text check (bank_no ~ '^[0-9]{12}$');
alter table payment_order add column payee_bank_no text check (payee_bank_no ~ '^[0-9]{12}$');
