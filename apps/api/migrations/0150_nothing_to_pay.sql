-- A household may give its contracted land for nothing (rules §3.1): its result is a price of nothing, offered and
-- agreed on like any other. No deposit is asked where the notice asks none; then there is no row of one.
alter table deal drop constraint deal_unit_price_fen_check, add check (unit_price_fen >= 0),
  drop constraint deal_total_fen_check, add check (total_fen >= 0);
alter table negotiation drop constraint negotiation_agreed_fen_check, add check (agreed_fen >= 0);
alter table negotiation_offer drop constraint negotiation_offer_amount_fen_check, add check (amount_fen >= 0);
