-- Plans are scored by two people at least, each alone and with his reasons; nobody sees another's points before all
-- are there. What counts is their mean, which the session's log keeps with each of them.
create table plan_score (
  session_id uuid not null references bidding_session (id),
  account_id uuid not null references account (id),
  -- By paddle: the points in hundredths, and why.
  scores jsonb not null,
  at timestamptz not null,
  primary key (session_id, account_id)
);
create trigger plan_score_append_only before update or delete on plan_score
  for each row execute function refuse_change();
