-- A lister may take back what he has asked for, and the head may say no: one answer ends a request, so that an old one
-- does not let the lot be taken down later (rules §6.1 row LISTED / withdraw). A request of before has none, and stands
-- as long as its registration is open.
create table withdrawal_answer (
  request_id uuid primary key references withdrawal_request (id),
  kind text not null check (kind in ('TAKEN_BACK', 'REFUSED')),
  account_id uuid not null references account (id),
  -- Of a refusal, for the lister.
  reason text not null check (kind <> 'REFUSED' or reason <> ''),
  at timestamptz not null
);
create trigger withdrawal_answer_append_only before update or delete on withdrawal_answer
  for each row execute function refuse_change();
