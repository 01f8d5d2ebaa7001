-- A certificate that was drafted wrong is discarded, one that was revoked is replaced by another, which names it.
alter table certificate add column replaces_id uuid references certificate (id),
  add column discarded_reason text;
drop index certificate_standing;
create unique index certificate_standing on certificate (lot_id) where state not in ('REVOKED', 'DISCARDED');

-- What stands on the board is taken down because its transferor says so: who, why, and by which decision of the body.
create table withdrawal_request (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  account_id uuid not null references account (id),
  reason text not null,
  decision_no text,
  at timestamptz not null
);
create index withdrawal_request_of_lot on withdrawal_request (lot_id, at);
create trigger withdrawal_request_append_only before update or delete on withdrawal_request
  for each row execute function refuse_change();

-- A refusal that two people find wrong is taken up again where it was made.
create table reconsideration (
  id uuid primary key,
  subject text not null check (subject in ('PROJECT', 'REGISTRATION')),
  subject_id uuid not null,
  reason text not null,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id) check (decided_by <> proposed_by),
  decided_at timestamptz,
  is_granted boolean,
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_granted is null))
);
create unique index reconsideration_open on reconsideration (subject, subject_id) where decided_at is null;

-- Where a refused application was when it was refused: for those from before, as their history says.
update project p set remembered_state = (
  select e.from_state from listing_event e
  where e.project_id = p.id and e.lot_id is null and e.action = 'reject' order by e.id desc limit 1)
where p.state = 'REJECTED' and p.remembered_state is null;
