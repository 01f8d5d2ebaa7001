-- Both sides are asked once everybody's place is decided, once in each round of a lot's publication.
alter table lot add column round integer not null default 1 check (round > 0);

create table consultation (
  id uuid primary key,
  lot_id uuid not null references lot (id),
  round integer not null,
  state text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  next_due_at timestamptz,
  closed_at timestamptz,
  way text,
  unique (lot_id, round)
);
create index consultation_due on consultation (next_due_at) where next_due_at is not null;

create table consultation_answer (
  id uuid primary key,
  consultation_id uuid not null references consultation (id),
  -- Nothing where it is the transferor's.
  registration_id uuid references registration (id),
  agrees boolean not null,
  reason text not null,
  at timestamptz not null,
  account_id uuid not null references account (id)
);
create index consultation_answer_of on consultation_answer (consultation_id, at);
create trigger consultation_answer_append_only before update or delete on consultation_answer
  for each row execute function refuse_change();

-- Lots published before are asked by the rule's first value; what stands on the board stays as it is.
update lot set terms = terms || jsonb_build_object('consultation',
  case when terms -> 'trading' is null or jsonb_typeof(terms -> 'trading') = 'null' then null
       else '{"workingDays": 1, "silence": "STAYS"}'::jsonb end);
insert into consultation (id, lot_id, round, state, asked_at, due_at, next_due_at)
  select gen_random_uuid(), l.id, 1, 'ASKING', platform_now(), platform_now(), platform_now() from lot l
  where l.state = 'REG_CLOSED' and jsonb_typeof(l.terms -> 'consultation') = 'object'
    and exists (select 1 from registration r where r.lot_id = l.id and r.state = 'ADMITTED')
    and not exists (select 1 from registration r where r.lot_id = l.id and r.state in ('QUALIFYING', 'QUALIFIED'));
