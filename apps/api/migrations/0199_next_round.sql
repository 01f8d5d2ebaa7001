-- Between two rounds of sealed prices a session stands still until the next one begins, in trading hours and announced:
-- when that is by what was announced first. Null while no round is waited for.
alter table bidding_session add column round_start_at timestamptz;
