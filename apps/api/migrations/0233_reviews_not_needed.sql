-- A change of the notice may take an area below the lines: the review that waits is kept, and nobody waits for it.
alter table social_review add column is_needed boolean not null default true;
