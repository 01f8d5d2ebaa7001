-- A browser is told as long as whoever asked for it has not left: by the session in which he last asked, named as others
-- may name it. Nothing of those of before, which end with the others of their account.
alter table push_subscription add column session_id uuid;
