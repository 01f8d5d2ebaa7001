-- When a deposit came into its state: whoever lost it before the end of a session has not won by its being found late.
-- A trigger, so that no write can leave it out.
alter table deposit add column moved_at timestamptz;
update deposit d set moved_at = coalesce(
  (select max(e.at) from registration_event e where e.registration_id = d.registration_id and e.from_state = 'ADMITTED'),
  d.held_at, platform_now());
alter table deposit alter column moved_at set not null, alter column moved_at set default platform_now();
create function keep_deposit_moment() returns trigger language plpgsql as $$
begin
  new.moved_at := platform_now();
  return new;
end
$$;
create trigger deposit_moved before update of state on deposit
  for each row when (old.state is distinct from new.state) execute function keep_deposit_moment();

-- Whom two people have upheld stands in their decision, with the moment up to which they could know.
alter table bidding_session drop column upheld_id;

-- Whoever has sealed a price and lost his right before the end is asked about before anything is opened.
alter table bidding_session drop constraint bidding_session_question_check,
  add check (question in ('LEADER', 'GO_ON', 'ENVELOPE'));
