-- A notice says things in the order in which it was written; its hash does not depend on that order.
alter table notice alter column content type json using content::json;
