-- A deposit pays what is due when the contract is signed, and nothing that is due later: what is left of it stays held
-- until that has been settled, and goes back then (rules §6.9, §10.1).
alter table deposit add column converted_fen bigint not null default 0;
update deposit set converted_fen = amount_fen where state = 'CONVERTED_TO_PRICE';
alter table deposit add check (converted_fen >= 0 and converted_fen + forfeited_fen <= amount_fen);
