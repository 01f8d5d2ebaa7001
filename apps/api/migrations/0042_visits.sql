-- Whoever deletes his cookie is known again by network and browser; and what is kept of visitors is kept for a time.
alter table visit_trace drop constraint visit_trace_kind_check,
  add check (kind in ('ADDRESS', 'DEVICE', 'RANGE'));

-- A lot of whose visitors something is kept; once it is decided, until when.
create table visited_lot (
  lot_id uuid primary key references lot (id),
  next_due_at timestamptz
);
create index visited_lot_due on visited_lot (next_due_at) where next_due_at is not null;

-- Lots that were decided before: sixty days from now, the first value of the rulebook.
insert into visited_lot (lot_id, next_due_at)
  select l.id, case when l.state in ('LISTED', 'SUSPENDED', 'REG_CLOSED', 'TRADING', 'RESULT_PUBLICITY')
                    then null else platform_now() + interval '60 days' end
  from lot l where exists (select 1 from visit_trace v where v.lot_id = l.id);
