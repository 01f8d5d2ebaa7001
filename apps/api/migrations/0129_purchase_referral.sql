-- A purchase that law sends to the regional platform is kept with the number under which it is tendered there: it counts
-- in the sum of its project like any other.
alter table project add column referral jsonb;
