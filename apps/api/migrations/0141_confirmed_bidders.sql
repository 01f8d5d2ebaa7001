-- A notice may ask bidders to confirm before the limited phase; who has, in the order of the log. Sessions from before
-- ask nobody.
alter table bidding_session add column entered uuid[] not null default '{}';
