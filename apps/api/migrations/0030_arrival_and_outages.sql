-- A bid counts from its last byte, and never before the bid accepted last: both times stand in its line.
alter table session_line add column arrived_at timestamptz;
alter table bidding_session
  add column last_at timestamptz,
  add column resumed_at timestamptz,
  -- For how long no process may be silent before its end, and how often one has stopped it.
  add column outage_ms integer not null default 5000,
  add column outages integer not null default 0,
  -- What two people have to decide before it goes on, and whom it is about.
  add column question text check (question in ('LEADER', 'GO_ON')),
  add column questioned_id uuid references registration (id),
  -- The leader whose right to lead they have confirmed.
  add column upheld_id uuid references registration (id);
update bidding_session s set last_at = (select max(at) from session_line l where l.session_id = s.id and l.bid_no is not null);
update bidding_session s set resumed_at = (select max(at) from session_line l where l.session_id = s.id and l.kind = 'RESUME');

-- The server's own time, which no command moves: by it alone one can tell how long the platform was silent.
create function server_now() returns timestamptz language sql volatile as $$
  select platform_now() - coalesce((select ahead from platform_clock), interval '0')
$$;

-- Every process that decides bids says again and again that it can; where none has, the time is written down.
create table bid_heartbeat (
  process uuid primary key,
  server_at timestamptz not null
);
create table bid_outage (
  id uuid primary key,
  -- Null where no process could decide for any lot.
  lot_id uuid references lot (id),
  from_at timestamptz not null,
  to_at timestamptz not null,
  real_ms bigint not null check (real_ms > 0),
  unique (lot_id, from_at)
);
create index bid_outage_by_time on bid_outage (to_at);

-- What two people decide about a session that stands still, in writing; one question at a time.
create table session_decision (
  id uuid primary key,
  session_id uuid not null references bidding_session (id),
  kind text not null check (kind in ('STRIKE', 'UPHOLD', 'GO_ON')),
  -- The leader it is about.
  registration_id uuid references registration (id),
  ground text,
  reason text not null check (btrim(reason) <> ''),
  resume_at timestamptz,
  proposed_by uuid not null references account (id),
  proposed_at timestamptz not null,
  decided_by uuid references account (id),
  decided_at timestamptz,
  is_agreed boolean,
  answer text,
  check ((decided_at is null) = (is_agreed is null)),
  check (decided_by is null or decided_by <> proposed_by)
);
create unique index session_decision_open on session_decision (session_id) where decided_at is null;
