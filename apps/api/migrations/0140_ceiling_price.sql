-- Several bidders may declare the ceiling price of an open session; who has, in the order of its log. Sessions from
-- before have no ceiling, so nobody stands there.
alter table bidding_session add column at_ceiling uuid[] not null default '{}';
